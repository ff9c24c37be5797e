/** Compares two revisions of a resolved OpenAPI 3.1 document, as a client's package has it. */
import { asObject, type Json } from '../json.ts';
import type { Change } from './change.ts';
import { compareOperation } from './document/compare-operation.ts';
import { compareSchemes } from './document/compare-security.ts';
import { compareServers } from './document/compare-servers.ts';
import { type Operation, operationsOf, pairOperations } from './document/operations.ts';
import { compareMembers, compareWords, type Report, tellIn } from './document/report.ts';
import { orderChanges } from './order-changes.ts';

/** How the documents are read. */
export interface DocumentComparison {
  /** Whether clients refuse properties that a request's schema does not name, as ours do; true if not said. */
  readonly refusesUnknown?: boolean;
}

/** The changes in meaning, ordered. Schemas count where an operation uses them. Unknown values are taken for JSON. */
export function compareDocuments(before: unknown, after: unknown, options: DocumentComparison = {}): Change[] {
  const roots = { before: before as Json, after: after as Json }; // documents come out of parsers of JSON and YAML
  const report: Report = { out: [], roots, refusesUnknown: options.refusesUnknown ?? true };
  compareHead(report);
  const { pairs, gone, come } = pairOperations({
    before: operationsOf(roots.before),
    after: operationsOf(roots.after),
  });
  for (const operation of gone) tellGone(report, operation);
  for (const { id, place, method, path } of come)
    tellIn({ ...report, operation: id }, 'endpoint-added', { place, after: `${method.toUpperCase()} ${path}` });
  for (const pair of pairs) compareOperation({ ...report, operation: pair.after.id }, pair);
  return orderChanges(report.out);
}

function tellGone(report: Report, { id, place, method, path, isDeprecated }: Operation): void {
  const rule = `api-removed-${isDeprecated ? 'with' : 'without'}-deprecation`;
  tellIn({ ...report, operation: id }, rule, { place, before: `${method.toUpperCase()} ${path}` });
}

/** What a document says beside its operations; versions that it gives itself count for nothing. */
function compareHead(report: Report): void {
  const { roots } = report;
  const info = { before: asObject(roots.before).info, after: asObject(roots.after).info };
  compareWords(report, info, '/info');
  const terms = ['contact', 'license', 'termsOfService'];
  compareMembers(report, 'description-changed', { pair: info, place: '/info', keys: terms });
  compareMembers(report, 'description-changed', { pair: roots, place: '', keys: ['tags', 'externalDocs'] });
  compareMembers(report, 'webhooks-changed', { pair: roots, place: '', keys: ['webhooks'] });
  compareMembers(report, 'schema-dialect-changed', { pair: roots, place: '', keys: ['jsonSchemaDialect'] });
  compareServers(report, roots);
  compareSchemes(report, roots);
}
