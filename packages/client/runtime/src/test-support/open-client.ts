import { call } from '../call/call.ts';
import type { CallOptions, ClientOptions } from '../client/options.ts';
import { resolveClient } from '../client/resolve-client.ts';
import type { Operation, ProviderDefinition } from '../operation.ts';
import { tinyProvider } from './tiny-client.ts';

/** An API from a document: no keys unless a test says so. */
export const openProvider: ProviderDefinition = {
  ...tinyProvider,
  id: 'open',
  title: 'Open',
  auth: { scheme: 'several', schemes: {}, security: [[]] },
};

/** A read without parameters that answers with JSON. */
export const openGet: Operation = {
  id: 'things.read',
  method: 'GET',
  path: '/things',
  safe: true,
  auth: 'none',
  parameters: [],
  body: 'none',
  answers: ['json'],
  accept: ['application/json'],
  validators: async () => ({}),
};

/** A write with a body. */
export const openPost: Operation = { ...openGet, id: 'things.write', method: 'POST', safe: false, body: 'json' };

/** A call as tests describe it. */
export interface OpenCall {
  readonly operation: Operation;
  readonly input?: unknown;
  readonly options?: CallOptions;
  readonly client?: ClientOptions;
  readonly provider?: Partial<ProviderDefinition>;
}

/** Calls an operation of the API at this address. */
export function openCall(baseUrl: string, parts: OpenCall): ReturnType<typeof call> {
  const { operation, input, options, client, provider } = parts;
  const definition = { ...openProvider, ...provider };
  const resolved = resolveClient(definition, { baseUrl, backoff: { first: 1, most: 2 }, ...client });
  return call(resolved, operation, input, options);
}
