import { caseGroups } from '../case-group.ts';
import { resultStates, stateOf } from '../counts.ts';
import type { Report, ReportedCase } from '../report.ts';
import { evidenceKinds } from './evidence.ts';

/**
 * What the search of the page reads: thousands of cases in little room. `texts` holds each text once, the first is empty;
 * a case is a list: id, then the places in `texts` of its provider, operation, title, source, file, row and fault class, then its places
 * in `groups`, `evidence` and `states`. A file that is where the name says is the empty text.
 */
export interface CaseIndex {
  readonly texts: readonly string[];
  readonly groups: readonly string[];
  readonly evidence: readonly string[];
  readonly states: readonly string[];
  readonly cases: readonly (readonly (string | number)[])[];
}

/** Packs the cases of a report for the search of its page. */
export function caseIndex({ cases }: Report): CaseIndex {
  const places = new Map([['', 0]]);
  const place = (text: string): number => {
    const known = places.get(text) ?? places.size;
    places.set(text, known);
    return known;
  };
  const packed = cases.map((found) => packCase(found, place));
  const evidence = evidenceKinds.map(({ name }) => name);
  return { texts: [...places.keys()], groups: caseGroups, evidence, states: resultStates, cases: packed };
}

function packCase(found: ReportedCase, place: (text: string) => number): (string | number)[] {
  const { name, provider, operation, title, source, file, row = '', fault = '', group, evidence } = found;
  const id = name.slice(`${provider}/${operation}/`.length);
  const texts = [provider, operation, title, source, file === `fixtures/${name}.yaml` ? '' : file, row, fault];
  return [
    id,
    ...texts.map(place),
    caseGroups.indexOf(group),
    evidenceKinds.findIndex((kind) => kind.name === evidence),
    resultStates.indexOf(stateOf(found) ?? 'not-supported'),
  ];
}
