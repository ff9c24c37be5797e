import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

/** An operation as far as coverage looks at it. */
export interface CoveredOperation {
  readonly id: string;
  readonly method: string;
  /** Path template: `/v2/requests/{request_id}`. */
  readonly path: string;
  /** Documented statuses as the document names them: `200`, `4XX`, `default`. */
  readonly statuses: readonly string[];
}

/** A row of the error contract as far as coverage looks at it. */
export interface CoveredRow {
  readonly id: string;
  /** The operations that it can happen on. */
  readonly operations: readonly string[];
}

/** All that the cases of a provider must cover, taken from its spec and never from generated code. */
export interface Universe {
  readonly provider: string;
  /** Name of the client class. */
  readonly client: string;
  readonly operations: readonly CoveredOperation[];
  readonly rows: readonly CoveredRow[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operationSchema = z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });

const documentSchema = z.object({
  paths: z.record(z.string(), z.object(Object.fromEntries(methods.map((name) => [name, operationSchema.optional()])))),
});

const oneOrMany = z.union([z.string(), z.array(z.string())]);

const contractSchema = z.object({
  client: z.string(),
  errors: z.array(
    z.object({
      id: z.string(),
      when: z.object({ operation: oneOrMany.optional(), task: z.literal('failed').optional() }).loose(),
    }),
  ),
  tasks: z.record(z.string(), z.object({ poll: z.string() })).optional(),
});

/** Reads what must be covered from a provider's resolved OpenAPI document and its `provider.yaml`. */
export function readUniverse(
  provider: string,
  files: { readonly openapi: string; readonly contract: string },
): Universe {
  const document = documentSchema.parse(JSON.parse(readFileSync(files.openapi, 'utf8')));
  const contract = contractSchema.parse(parse(readFileSync(files.contract, 'utf8')));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const found = item[method];
      if (!found) return [];
      return {
        id: found.operationId,
        method: method.toUpperCase(),
        path,
        statuses: Object.keys(found.responses).sort(),
      };
    }),
  );
  const all = operations.map(({ id }) => id);
  const polls = Object.values(contract.tasks ?? {}).map(({ poll }) => poll);
  const rows = contract.errors.map(({ id, when }) => {
    const named = when.operation === undefined ? all : [when.operation].flat();
    return { id, operations: when.task === undefined ? named : polls };
  });
  return { provider, client: contract.client, operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)), rows };
}

/** The operation that a request is of, by method and path. */
export function operationOf(
  universe: Universe,
  request: { method: string; path: string },
): CoveredOperation | undefined {
  const fits = (operation: CoveredOperation): boolean => {
    const pattern = operation.path
      .split(/\{[^{}]+\}/)
      .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^/]+');
    return operation.method === request.method && new RegExp(`^${pattern}$`).test(request.path);
  };
  // A path without variables is meant before one that would take it for a variable's value.
  return universe.operations.filter(fits).sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}
