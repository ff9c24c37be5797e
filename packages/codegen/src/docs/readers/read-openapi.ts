import { asObject, isObject, type JsonObject, segments } from '../../json.ts';
import { raiseOpenApi } from '../../parse/raise-openapi.ts';
import type { AnswerFacts, FactSchema, PageFacts, Unread } from '../page-facts.ts';
import { withProseFacts } from './with-prose-facts.ts';
import { withoutProse } from './without-prose.ts';

/** What a page's own OpenAPI document says of the one operation that it describes. */
export interface OpenApiFacts {
  readonly document: JsonObject;
  readonly endpoints: PageFacts['endpoints'];
  readonly request?: FactSchema;
  readonly answers: readonly AnswerFacts[];
  readonly errors: PageFacts['errors'];
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** Reads a document: itself without prose, and its first operation's bodies in the words of OpenAPI 3.1. */
export function readOpenApi(found: JsonObject, unread: Unread[]): OpenApiFacts {
  const document = withoutProse(found);
  const raised = asObject(raiseOpenApi(structuredClone(found)).value);
  const operations = Object.entries(asObject(raised.paths)).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      isObject(asObject(item)[method]) ? [{ path, method, operation: asObject(asObject(item)[method]) }] : [],
    ),
  );
  const server = asObject([raised.servers ?? []].flat()[0]).url;
  const base = typeof server === 'string' ? server.replace(/\/$/, '') : '';
  const endpoints = operations.map(({ path, method }) => ({ method: method.toUpperCase(), url: `${base}${path}` }));
  const [first, ...others] = operations;
  for (const { path, method } of others)
    unread.push({
      line: 1,
      text: `${method} ${path}`,
      why: 'Bodies are read of the first operation only; this one stands in the document.',
    });
  const read = (body: unknown): FactSchema | undefined => readBody(asObject(body), raised);
  const request = read(first?.operation.requestBody);
  const statuses = Object.entries(asObject(first?.operation.responses));
  const answers = statuses
    .filter(([status]) => /^[23]/.test(status))
    .map(([status, answer]) => {
      const schema = read(answer);
      return { ...(/^\d{3}$/.test(status) ? { status: Number(status) } : {}), ...(schema ? { schema } : {}) };
    });
  // What a failure is called stands in its description, which is prose.
  const errors = statuses.flatMap(([status]) =>
    /^[45]\d\d$/.test(status) ? [{ status: Number(status), title: status }] : [],
  );
  return { document, endpoints, answers, errors, ...(request ? { request } : {}) };
}

function readBody(body: JsonObject, root: JsonObject): FactSchema | undefined {
  const { schema } = asObject(asObject(resolve(body, root).content)['application/json']);
  if (!isObject(schema)) return undefined;
  // Schemas of a document are JSON, as facts are.
  return withoutProse(withProseFacts(inline(schema, root, []))) as FactSchema;
}

function resolve(value: JsonObject, root: JsonObject): JsonObject {
  if (typeof value.$ref !== 'string' || !value.$ref.startsWith('#/')) return value;
  return asObject(segments(value.$ref.slice(1)).reduce<unknown>((at, key) => asObject(at)[key], root));
}

/** References written out, but for those that lead back to where one is. */
function inline(schema: JsonObject, root: JsonObject, open: readonly string[]): JsonObject {
  const { $ref } = schema;
  if (typeof $ref === 'string' && (open.includes($ref) || open.length > 20)) return schema;
  const target = typeof $ref === 'string' ? resolve(schema, root) : schema;
  const within = typeof $ref === 'string' ? [...open, $ref] : open;
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.map((item) => (isObject(item) ? inline(item, root, within) : item))
        : isObject(value)
          ? inline(value, root, within)
          : value,
    ]),
  );
}
