import { asObject } from '../../json.ts';
import { type Located, settled } from '../located.ts';
import type { Pair } from '../schema/pair.ts';
import { compareContents } from './contents.ts';
import type { Operation } from './operations.ts';
import { compareWords, type Report, tellIn } from './report.ts';

/** Compares the bodies of requests. */
export function compareBodies(report: Report, pair: Pair<Operation>): void {
  const before = bodyOf(report.roots.before, pair.before);
  const after = bodyOf(report.roots.after, pair.after);
  const place = (after ?? before)?.place ?? pair.after.place;
  if (!before && after) {
    tellIn(report, `request-body-added-${isRequired(after) ? 'required' : 'optional'}`, { place });
  } else if (before && !after) {
    tellIn(report, 'request-body-removed', { place });
  } else if (before && after) {
    if (isRequired(before) !== isRequired(after))
      tellIn(report, `request-body-became-${isRequired(after) ? 'required' : 'optional'}`, { place });
    compareWords(report, { before: before.value, after: after.value }, place);
    compareContents(report, { position: 'request', pair: { before, after } });
  }
}

function bodyOf(document: Report['roots']['before'], { value, place }: Operation): Located | undefined {
  if (value.requestBody === undefined) return undefined;
  return settled(document, { value: value.requestBody, place: `${place}/requestBody` });
}

function isRequired({ value }: Located): boolean {
  return asObject(value).required === true;
}
