import type { Json } from '../../json.ts';
import type { Pair } from '../schema/pair.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareBodies } from './compare-bodies.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareSecurity } from './compare-security.ts';
import type { Operation } from './operations.ts';
import { compareMembers, compareWords, otherMembers, type Report, tellIn } from './report.ts';

/** Members of an operation that are compared by what they mean. */
const known: readonly string[] = [
  ...['operationId', 'summary', 'description', 'externalDocs', 'tags', 'deprecated', 'security', 'servers'],
  ...['parameters', 'requestBody', 'responses', 'callbacks'],
];

/** Compares one operation: its name, where it goes, what it takes and gives. */
export function compareOperation(report: Report, pair: Pair<Operation>): void {
  const { before, after } = pair;
  const { place } = after;
  const values: Pair<Json> = { before: before.value, after: after.value };
  if (before.id !== after.id) tellIn(report, 'api-operation-id-changed', { place, before: before.id, after: after.id });
  if (before.path !== after.path) tellIn(report, 'api-path-changed', { place, before: before.path, after: after.path });
  if (before.method !== after.method)
    tellIn(report, 'api-method-changed', { place, before: before.method, after: after.method });
  if (before.isDeprecated !== after.isDeprecated)
    tellIn(report, after.isDeprecated ? 'endpoint-deprecated' : 'endpoint-reactivated', { place });
  compareWords(report, values, place);
  compareMembers(report, 'api-servers-changed', { pair: values, place, keys: ['servers'] });
  compareMembers(report, 'api-callbacks-changed', { pair: values, place, keys: ['callbacks'] });
  const others = otherMembers({ before: before.value, after: after.value }, known);
  compareMembers(report, 'operation-changed', { pair: values, place, keys: others });
  compareSecurity(report, pair);
  compareParameters(report, pair);
  compareBodies(report, pair);
  compareAnswers(report, pair);
}
