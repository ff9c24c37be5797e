import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** A schema of the document, as it stands there. */
export type Schema = Readonly<Record<string, unknown>>;

/** A parameter of an operation. */
export interface RequestParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** What an operation takes, as the document says it. */
export interface RequestShape {
  readonly operation: string;
  /** With the variables in it: `/v2/requests/{request_id}`. */
  readonly path: string;
  readonly parameters: readonly RequestParameter[];
  readonly body?: Schema;
}

/** The requests of a document, and the document itself to resolve references in. */
export interface RequestDocument {
  readonly shapes: readonly RequestShape[];
  readonly document: Schema;
}

const schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  schema,
});

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([parameter, z.object({ $ref: z.string() })])).default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema }) }) }).optional(),
});

const verbs = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

const documentSchema = z.object({ paths: z.record(z.string(), z.partialRecord(z.enum(verbs), operation)) });

/** Reads what each operation takes from the text of the document that a provider's package ships. */
export function readRequests(file: string): RequestDocument {
  const document = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { paths } = documentSchema.parse(document);
  const shapes = Object.entries(paths).flatMap(([path, item]) =>
    verbs.flatMap((verb): RequestShape[] => {
      const found = item[verb];
      if (found === undefined) return [];
      const body = found.requestBody?.content['application/json'].schema;
      const parameters = found.parameters.map((one) => parameter.parse('$ref' in one ? resolve(document, one) : one));
      return [{ operation: found.operationId, path, parameters, ...(body && { body }) }];
    }),
  );
  return { shapes: shapes.toSorted((a, b) => (a.operation < b.operation ? -1 : 1)), document };
}

/** The schema that a reference leads to, or the schema itself. */
export function resolve(document: Schema, given: unknown): Schema {
  let found = schema.parse(given);
  while (typeof found.$ref === 'string') {
    const tokens = found.$ref.split('/').slice(1);
    const target = tokens.reduce<unknown>((place, token) => schema.parse(place)[token], document);
    const { $ref: _, ...beside } = found;
    found = { ...schema.parse(target), ...beside };
  }
  return found;
}
