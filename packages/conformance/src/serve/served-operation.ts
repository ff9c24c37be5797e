/** The operations of a resolved OpenAPI document, as far as serving them needs to know them. */
import * as z from 'zod';
import { pointerOf } from '../json/pointer.ts';

/** A value of the request beside its body. */
export interface ServedParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  /** Pointer to its schema in the document. */
  readonly schema: string;
}

/** A documented answer. */
export interface ServedResponse {
  /** Names of the documented header fields, in lower case. */
  readonly headers: ReadonlySet<string>;
  /** Media types in the order of the document; each with a pointer to its schema, undefined where it has none. */
  readonly contents: ReadonlyMap<string, string | undefined>;
}

/** One operation of the document. */
export interface ServedOperation {
  readonly id: string;
  readonly method: string;
  /** Path template: `/v2/requests/{request_id}`. */
  readonly path: string;
  readonly parameters: readonly ServedParameter[];
  /** Media types that the body may have, each with a pointer to its schema; undefined where no body is taken. */
  readonly body: ReadonlyMap<string, string | undefined> | undefined;
  /** By status as the document writes it: `200`, `4XX`. */
  readonly responses: ReadonlyMap<string, ServedResponse>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const content = z.record(z.string(), z.object({ schema: z.unknown().optional() }));
const parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false) });
const response = z.object({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: content.default({}),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), response),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.object(Object.fromEntries(methods.map((method) => [method, operation.optional()])))),
});

/** Reads the operations; `document` is an OpenAPI 3.1 document whose references outside `components.schemas` are resolved. */
export function readOperations(document: unknown): readonly ServedOperation[] {
  return Object.entries(documentSchema.parse(document).paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method];
      return found ? toOperation(found, { path, method }) : [];
    }),
  );
}

function toOperation(found: z.output<typeof operation>, at: { path: string; method: string }): ServedOperation {
  const tokens = ['paths', at.path, at.method];
  const contents = (given: z.output<typeof content>, below: readonly string[]): ServedResponse['contents'] =>
    new Map(
      Object.entries(given).map(([type, { schema }]) => [
        type,
        schema === undefined ? undefined : pointerOf([...tokens, ...below, 'content', type, 'schema']),
      ]),
    );
  return {
    id: found.operationId,
    method: at.method.toUpperCase(),
    path: at.path,
    parameters: found.parameters.map(({ name, in: place, required }, index) => ({
      name,
      in: place,
      required,
      schema: pointerOf([...tokens, 'parameters', String(index), 'schema']),
    })),
    body: found.requestBody && contents(found.requestBody.content, ['requestBody']),
    responses: new Map(
      Object.entries(found.responses).map(([status, { headers, content: given }]) => [
        status,
        {
          headers: new Set(Object.keys(headers).map((name) => name.toLowerCase())),
          contents: contents(given, ['responses', status]),
        },
      ]),
    ),
  };
}
