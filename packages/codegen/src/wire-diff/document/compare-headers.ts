/** Compares the header fields of answers. */
import { asObject, child, type Json } from '../../json.ts';
import { findSchemaChanges } from '../compare-schemas.ts';
import { type Located, settled } from '../located.ts';
import type { Pair } from '../schema/pair.ts';
import { compareWords, type Report, tellIn } from './report.ts';

/** No type has them: what changes in one is told under one rule. Their names are the same in upper and lower case. */
export function compareHeaders(report: Report, pair: Pair<Located>): void {
  const before = headersOf(report.roots.before, pair.before);
  const after = headersOf(report.roots.after, pair.after);
  for (const [name, { value, place }] of before) {
    const word = asObject(value).required === true ? 'required' : 'optional';
    if (!after.has(name)) tellIn(report, `${word}-response-header-removed`, { place, before: name });
  }
  for (const [name, now] of after) {
    const old = before.get(name);
    if (old) compareHeader(report, { before: old, after: now });
    else tellIn(report, 'response-header-added', { place: now.place, after: name });
  }
}

function headersOf(document: Json, { value, place }: Located): ReadonlyMap<string, Located> {
  return new Map(
    Object.entries(asObject(asObject(value).headers)).map(([name, header]) => [
      name.toLowerCase(),
      settled(document, { value: header, place: child(`${place}/headers`, name) }),
    ]),
  );
}

function compareHeader(report: Report, { before, after }: Pair<Located>): void {
  const { place } = after;
  const [was, is] = [asObject(before.value), asObject(after.value)];
  compareWords(report, { before: was, after: is }, place);
  if ((was.required === true) !== (is.required === true))
    tellIn(report, 'response-header-changed', {
      place: `${place}/required`,
      before: was.required === true,
      after: is.required === true,
    });
  const changes = findSchemaChanges(was.schema ?? true, is.schema ?? true, {
    position: 'response',
    ...(report.operation === undefined ? {} : { operation: report.operation }),
    place: { before: `${before.place}/schema`, after: `${place}/schema` },
    documents: report.roots,
  });
  for (const change of changes) {
    if (change.rule === 'description-changed' || change.rule === 'evidence-changed') report.out.push(change);
    else tellIn(report, 'response-header-changed', change);
  }
}
