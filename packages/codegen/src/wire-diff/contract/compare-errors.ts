/** Compares the tables that say what failures mean: row by row, and by what becomes of the answers in them. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import { canonical } from '../schema/canonical.ts';
import { comparePlaces } from './compare-error-order.ts';
import { type Part, tellOfPart } from './contract-report.ts';
import { factsOf } from './facts.ts';

/** A row, and where it stands. */
export interface Row {
  readonly id: string;
  readonly place: string;
  readonly value: JsonObject;
}

/** Compares error rows, which are known by their ids. */
export function compareErrors(part: Part): void {
  const [before, after] = [rowsOf(part.pair.before), rowsOf(part.pair.after)];
  const gone = before.filter(({ id }) => !after.some((row) => row.id === id));
  const come = after.filter(({ id }) => !before.some((row) => row.id === id));
  const names = new Map(gone.flatMap((old) => come.filter((now) => isSame(old, now)).map((now) => [old.id, now.id])));
  for (const { id, place, value } of gone)
    if (names.has(id)) tellOfPart(part, 'error-row-renamed', { place, before: id, after: names.get(id) });
    else tellOfPart(part, 'error-row-removed', { place, before: { id, ...shown(value) } });
  for (const { id, place, value } of come)
    if (![...names.values()].includes(id))
      tellOfPart(part, 'error-row-added', { place, after: { id, ...shown(value) } });
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id);
    if (now) compareRow(part, old, now);
  }
  comparePlaces(part, { before, after, names });
}

function rowsOf(errors: Json | undefined): readonly Row[] {
  return asArray(errors).flatMap((value, index) =>
    isObject(value) ? [{ id: asString(value.id) ?? String(index), place: `/errors/${index}`, value }] : [],
  );
}

function isSame(a: Row, b: Row): boolean {
  return canonical(shown(a.value)) === canonical(shown(b.value));
}

function shown({ when, then }: JsonObject): JsonObject {
  return { when: factsOf(when) ?? null, then: factsOf(then) ?? null };
}

const members = ['class', 'category', 'retry', 'billable', 'retryAfter'] as const;
const ruleOf: Readonly<Record<(typeof members)[number], string>> = {
  class: 'error-row-class-changed',
  category: 'error-row-category-changed',
  retry: 'error-row-retry-changed',
  billable: 'error-row-billable-changed',
  retryAfter: 'error-row-retry-after-changed',
};

function compareRow(part: Part, before: Row, after: Row): void {
  const [was, is] = [asObject(before.value.then), asObject(after.value.then)];
  for (const key of members) {
    const [old, now] = [factsOf(was[key]), factsOf(is[key])];
    if (canonical(old) === canonical(now)) continue;
    tellOfPart(part, ruleOf[key], { place: `${after.place}/then/${key}`, before: old, after: now });
  }
  const conditions = { before: before.value.when, after: after.value.when };
  if (canonical(normal(conditions.before)) !== canonical(normal(conditions.after)))
    tellOfPart(part, 'error-row-condition-changed', { place: `${after.place}/when`, ...conditions });
  compareSources(part, before, after);
}

/** One and a list of one are the same, and so are lists in another order. */
function normal(when: Json | undefined): JsonObject {
  const { body, ...rest } = asObject(when);
  const lists = Object.entries(rest).map(([key, value]) => [
    key,
    (Array.isArray(value) ? value : [value]).map(canonical).sort(),
  ]);
  return { ...Object.fromEntries(lists), body: body ?? null };
}

function compareSources(part: Part, before: Row, after: Row): void {
  const sourcesOf = ({ value }: Row): Json => {
    const { when: _when, then: _then, ...rest } = value;
    return { ...rest, retryAfter: asObject(value.then).retryAfter ?? null };
  };
  const [was, is] = [asObject(sourcesOf(before)), asObject(sourcesOf(after))];
  const hasOtherPlace = canonical(factsOf(was.retryAfter)) !== canonical(factsOf(is.retryAfter));
  const ignored = hasOtherPlace ? { retryAfter: null } : {};
  if (canonical({ ...was, ...ignored }) !== canonical({ ...is, ...ignored }))
    tellOfPart(part, 'evidence-changed', { place: after.place });
}
