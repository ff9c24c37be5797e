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
  for (const { from, to } of reroutesOf(tables)) {
    const rule = isReclassified({ from, to }) ? 'failure-reclassified' : 'failure-rerouted';
    const finding = { before: { row: from.id, ...outcomeOf(from) }, after: { row: to.id, ...outcomeOf(to) } };
    tellOfPart(part, rule, { place: to.place, ...finding });
  }
  tellMoved(part, tables);
}

interface Reroute {
  readonly from: Row;
  readonly to: Row;
}

/** Answers that are made up are asked only while those that say more have shown nothing as grave. */
function reroutesOf(tables: Tables): readonly Reroute[] {
  const specs = { before: specsOf(tables.before), after: specsOf(tables.after) };
  const found = new Map<string, Reroute>();
  for (const answers of answersOf([...specs.before, ...specs.after])) {
    for (const answer of answers) {
      const from = rowFor(tables.before, specs.before, answer);
      const to = rowFor(tables.after, specs.after, answer);
      if (from && to && isRerouted(tables, { from, to })) found.set(`${from.id} ${to.id}`, { from, to });
    }
    if ([...found.values()].some(isReclassified)) break;
  }
  return [...found.values()];
}

/** What falls to a row that is new is told as that row, and what means the same is not told at all. */
function isRerouted({ before, names }: Tables, { from, to }: Reroute): boolean {
  if ((names.get(from.id) ?? from.id) === to.id || !before.some(({ id }) => id === to.id)) return false;
  return canonical(factsOf(from.value.then)) !== canonical(factsOf(to.value.then));
}

function isReclassified({ from, to }: Reroute): boolean {
  const [was, is] = [outcomeOf(from), outcomeOf(to)];
  return was.class !== is.class || was.category !== is.category;
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
