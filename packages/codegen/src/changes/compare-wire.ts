import { parse } from 'yaml';
import type { Change } from '../wire-diff/change.ts';
import { compareContracts } from '../wire-diff/compare-contracts.ts';
import { compareDocuments } from '../wire-diff/compare-documents.ts';
import type { PackageSources } from './package-sources.ts';

/** What became of what goes over the wire, and of how errors, tasks and images are understood. */
export function compareWire(before: PackageSources, after: PackageSources): Change[] {
  const [old, now] = [before, after].map(({ files }) => ({
    document: JSON.parse(files.get('openapi.json') ?? '{}') as unknown,
    contract: parse(files.get('provider.yaml') ?? '{}') as unknown,
  }));
  return [...compareDocuments(old?.document, now?.document), ...compareContracts(old?.contract, now?.contract)];
}
