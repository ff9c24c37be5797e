import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findProviders, providerFile } from '../providers/providers.ts';
import { type ProviderContract, providerContractSchema, type TaskContract } from './provider-contract.ts';
import { readOperations, type ServedOperation, type ServedResponse } from './served-operation.ts';

/** A provider as data: its resolved OpenAPI document and what its `provider.yaml` adds. */
export interface ServedProvider {
  readonly document: unknown;
  readonly operations: readonly ServedOperation[];
  readonly contract: ProviderContract;
}

/**
 * Reads a provider out of its installed package.
 * @throws Error when there is no such provider
 */
export function readServedProvider(id: string): ServedProvider {
  const known = findProviders();
  if (!known.includes(id)) throw new Error(`There is no provider "${id}"; there are: ${known.join(', ')}.`);
  const document: unknown = JSON.parse(readFileSync(providerFile(id, 'openapi.json'), 'utf8'));
  const contract = providerContractSchema.parse(parse(readFileSync(providerFile(id, 'provider.yaml'), 'utf8')));
  return { document, operations: readOperations(document), contract };
}

/** What an operation is to a task. */
export interface TaskRole {
  readonly task: TaskContract;
  readonly step: 'create' | 'poll' | 'result';
}

/** The task that an operation belongs to; undefined for an operation that stands alone. */
export function taskRoleOf({ contract }: ServedProvider, operation: string): TaskRole | undefined {
  for (const task of Object.values(contract.tasks)) {
    if (task.create === operation) return { task, step: 'create' };
    // Where the poll gives the outcome too, it is a poll.
    if (task.poll === operation) return { task, step: 'poll' };
    if (task.result === operation) return { task, step: 'result' };
  }
  return undefined;
}

/** Whether a call changes nothing and costs nothing. */
export function isSafe({ contract }: ServedProvider, { id, method }: ServedOperation): boolean {
  return method === 'GET' || contract.operations[id]?.safe === true;
}

/** The documented answer for a status: by its number, its class or the default. */
export function responseFor({ responses }: ServedOperation, status: number): ServedResponse | undefined {
  return responses.get(`${status}`) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default');
}
