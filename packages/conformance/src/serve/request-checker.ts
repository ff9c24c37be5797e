import type { IncomingHttpHeaders } from 'node:http';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isRecord } from '../json/is-record.ts';
import { readPointer } from '../json/pointer.ts';
import { issueTexts } from './issue-texts.ts';
import type { ServedOperation, ServedParameter } from './served-operation.ts';

/** A request whose operation is known and whose body is read. */
export interface CheckedRequest {
  readonly operation: ServedOperation;
  readonly pathValues: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined where the operation takes no body. */
  readonly body: unknown;
}

const documentId = 'document';

/** Checks requests against the schemas of the document itself: nothing that the generator made has a say. */
export class RequestChecker {
  readonly #document: unknown;
  readonly #compiled = new Map<string, ValidateFunction>();
  // Numbers of a query are text on the wire; a body must have the right types by itself.
  readonly #bodies = withFormats(new Ajv2020({ strict: false, allErrors: true }));
  readonly #texts = withFormats(new Ajv2020({ strict: false, allErrors: true, coerceTypes: true }));

  /** @param document an OpenAPI 3.1 document whose references are local */
  constructor(document: unknown) {
    this.#document = document;
    // The document as a whole is no schema; only the places that are asked for are compiled.
    const root = { $id: documentId, ...(isRecord(document) ? document : {}) };
    for (const ajv of [this.#bodies, this.#texts]) ajv.addSchema(root, documentId, undefined, false);
  }

  /** What is wrong with a request; empty when nothing is. */
  check(request: CheckedRequest): readonly string[] {
    const { operation, body } = request;
    const parameters = operation.parameters.flatMap((parameter) => this.#checkParameter(parameter, request));
    const schema = operation.body?.values().next().value;
    return schema === undefined ? parameters : [...parameters, ...this.#checkBody(schema, body)];
  }

  #checkParameter(parameter: ServedParameter, request: CheckedRequest): readonly string[] {
    const { name, required, schema } = parameter;
    const value = valueIn(parameter, request);
    if (value === undefined) return required ? [`${name}: is required`] : [];
    const validate = this.#compile(schema, this.#texts);
    return validate(value) ? [] : issueTexts(validate.errors ?? [], name);
  }

  #checkBody(pointer: string, body: unknown): readonly string[] {
    const branch = this.#branch(pointer, body);
    if (Array.isArray(branch)) return branch;
    const validate = this.#compile(branch, this.#bodies);
    return validate(body) ? [] : issueTexts(validate.errors ?? []);
  }

  /** The schema that the discriminator names: its errors say more than those of all branches; texts where it names none. */
  #branch(pointer: string, body: unknown): string | string[] {
    const schema = readPointer(this.#document, pointer);
    if (!isRecord(schema)) return pointer;
    if (typeof schema.$ref === 'string') return this.#branch(schema.$ref.replace(/^#/, ''), body);
    const discriminator = schema.discriminator;
    if (!isRecord(discriminator) || !isRecord(discriminator.mapping) || !isRecord(body)) return pointer;
    const property = String(discriminator.propertyName);
    const value = body[property];
    const { mapping } = discriminator;
    const chosen = typeof value === 'string' && Object.hasOwn(mapping, value) ? mapping[value] : undefined;
    if (typeof chosen === 'string') return this.#branch(chosen.replace(/^#/, ''), body);
    if (value === undefined) return [`${property}: is required`];
    const names = Object.keys(mapping).map((name) => JSON.stringify(name));
    return [`${property}: must be one of ${names.join(', ')}`];
  }

  #compile(pointer: string, ajv: Ajv2020): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known) return known;
    const fragment = pointer.split('/').map(encodeURIComponent).join('/');
    const validate = ajv.compile({ $ref: `${documentId}#${fragment}` });
    this.#compiled.set(pointer, validate);
    return validate;
  }
}

function valueIn({ name, in: place }: ServedParameter, request: CheckedRequest): string | undefined {
  if (place === 'path') return request.pathValues[name];
  if (place === 'query') return request.query.get(name) ?? undefined;
  const field = place === 'header' ? request.headers[name.toLowerCase()] : undefined;
  return Array.isArray(field) ? field.join(', ') : field;
}

function withFormats(ajv: Ajv2020): Ajv2020 {
  // The package is CommonJS; under Node's own loader its function stands one level deeper than its types say.
  addFormats.default(ajv);
  return ajv;
}
