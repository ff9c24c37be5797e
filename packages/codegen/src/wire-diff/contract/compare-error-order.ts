/** Compares which row an answer falls to, asked with every answer that either table has an example of. */
import { asObject, type Json } from '../../json.ts';
import { type ErrorRowSpec, matchErrorRow } from '../../model/match-error-row.ts';
import { canonical } from '../schema/canonical.ts';
import type { Row } from './compare-errors.ts';
import { type Part, tellOfPart } from './contract-report.ts';
import { areApart } from './error-conditions.ts';
import { type Answer, answersOf } from './error-probes.ts';
import { factsOf } from './facts.ts';

interface Tables {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
  /** Ids before of rows that are only renamed, with what they are called now. */
  readonly names: ReadonlyMap<string, string>;
}

/** Tells answers that fall to another of the rows that there were, and rows that have changed places. */
export function comparePlaces(part: Part, tables: Tables): void {
  const rerouted = reroutesOf(tables);
  for (const { from, to } of rerouted) {
    const [was, is] = [outcomeOf(from), outcomeOf(to)];
    const isOther = was.class !== is.class || was.category !== is.category;
    const rule = isOther ? 'failure-reclassified' : 'failure-rerouted';
    const isSame = canonical(factsOf(from.value.then)) === canonical(factsOf(to.value.then));
    const finding = { before: { row: from.id, ...was }, after: { row: to.id, ...is } };
    if (!isSame) tellOfPart(part, rule, { place: to.place, ...finding });
  }
  tellMoved(part, tables);
}

interface Reroute {
  readonly from: Row;
  readonly to: Row;
}

/** What falls to a row that is new is told as that row; what has fallen to a row that is gone is told here. */
function reroutesOf({ before, after, names }: Tables): readonly Reroute[] {
  const old = specsOf(before);
  const now = specsOf(after);
  const found = new Map<string, Reroute>();
  for (const answer of answersOf([...old, ...now])) {
    const from = rowFor(before, old, answer);
    const to = rowFor(after, now, answer);
    if (!from || !to || (names.get(from.id) ?? from.id) === to.id) continue;
    if (before.some(({ id }) => id === to.id)) found.set(`${from.id} ${to.id}`, { from, to });
  }
  return [...found.values()];
}

function rowFor(rows: readonly Row[], specs: readonly ErrorRowSpec[], answer: Answer): Row | undefined {
  const found = matchErrorRow(specs, answer);
  return found && rows[specs.indexOf(found)];
}

/** Rows that have changed places, where some answer may fit both and they make something else of it. */
function tellMoved(part: Part, { before, after }: Tables): void {
  const position = new Map(after.map(({ id }, index) => [id, index]));
  for (const [index, first] of before.entries()) {
    for (const second of before.slice(index + 1)) {
      const [a, b] = [position.get(first.id), position.get(second.id)];
      if (a === undefined || b === undefined || a < b) continue;
      const isSame = canonical(factsOf(first.value.then)) === canonical(factsOf(second.value.then));
      if (isSame || areApart(asObject(first.value.when), asObject(second.value.when))) continue;
      const finding = { before: [first.id, second.id], after: [second.id, first.id] };
      tellOfPart(part, 'error-row-moved', { place: after[b]?.place ?? part.place, ...finding });
    }
  }
}

function outcomeOf({ value }: Row): { class?: Json; category?: Json; retry?: Json; billable?: Json } {
  const { class: name, category, retry, billable } = asObject(value.then);
  return Object.fromEntries(
    Object.entries({ class: name, category, retry, billable }).filter(([, fact]) => fact !== undefined),
  );
}

/** Rows of a committed contract have been parsed when its client was generated. */
function specsOf(rows: readonly Row[]): readonly ErrorRowSpec[] {
  return rows.map(({ value }) => value as unknown as ErrorRowSpec);
}
