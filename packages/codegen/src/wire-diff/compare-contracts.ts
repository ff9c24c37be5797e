/** Compares two revisions of `provider.yaml`: what OpenAPI cannot say about a provider. */
import type { Json } from '../json.ts';
import type { Change } from './change.ts';
import { compareAuth, compareHosts } from './contract/compare-access.ts';
import {
  compareEnvelope,
  compareImages,
  compareMeta,
  compareOperationFacts,
  compareTasks,
  compareUploads,
} from './contract/compare-calls.ts';
import { compareErrors } from './contract/compare-errors.ts';
import { member, membersOf, type Part, tellChanged, tellSources } from './contract/contract-report.ts';
import { orderChanges } from './order-changes.ts';

/** What is done with each member; one that is not here is told as a change that nobody can judge. */
const comparisons: Readonly<Record<string, (part: Part, whole: Part) => void>> = {
  id: (part) => tellChanged(part, 'provider-id-changed'),
  client: (part) => tellChanged(part, 'client-class-changed'),
  title: (part) => tellChanged(part, 'description-changed'),
  description: (part) => tellChanged(part, 'description-changed'),
  baseUrl: (part, whole) => compareHosts(part, member(whole, 'servers')),
  // Seen to with baseUrl, which every contract has.
  servers: () => {},
  auth: compareAuth,
  docs: (part) => tellChanged(part, 'docs-page-changed'),
  operations: compareOperationFacts,
  envelope: compareEnvelope,
  errors: compareErrors,
  order: tellSources,
  tasks: compareTasks,
  uploads: compareUploads,
  images: compareImages,
  meta: compareMeta,
  contradictions: tellSources,
  sources: tellSources,
};

/** The changes in meaning, ordered. Unknown values are taken for what a parser of YAML gives. */
export function compareContracts(before: unknown, after: unknown): Change[] {
  const pair = { before: before as Json, after: after as Json }; // out of a parser
  const whole: Part = { out: [], place: '', pair };
  for (const [key, part] of membersOf(whole)) {
    const compare = comparisons[key];
    if (compare) compare(part, whole);
    else tellChanged(part, 'contract-changed');
  }
  return orderChanges(whole.out);
}
