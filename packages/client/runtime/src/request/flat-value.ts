import { kindOf } from '../schema/wording.ts';

/** A value as it can stand outside of JSON. */
export type FlatValue =
  | { readonly kind: 'one'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'members'; readonly members: readonly (readonly [name: string, text: string])[] };

/** Makes the error for a value that cannot be written: `where` is the pointer to it below the member of the input. */
export type Refuse = (where: readonly PropertyKey[], what: string) => Error;

/**
 * A value as a text, texts, or texts by name. By RFC 6570, `undefined` is not there, and so is `null`, which has no text:
 * such items and members are left out.
 * @throws what `refuse` makes of a value that has no text
 */
export function flatValue(value: unknown, refuse: Refuse): FlatValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const texts = value.map((item, index) => scalar(item, { where: [index], refuse }));
    return { kind: 'list', texts: texts.filter((text) => text !== undefined) };
  }
  if (!isRecord(value)) return { kind: 'one', text: scalar(value, { where: [], refuse }) ?? '' };
  const members = membersOf(value, refuse).flatMap(([name, item]) => {
    const text = scalar(item, { where: [name], refuse });
    return text === undefined ? [] : [[name, text] as const];
  });
  return { kind: 'members', members };
}

/** The text of one value; undefined for what is not there. */
export function scalar(
  value: unknown,
  { where, refuse }: { readonly where: readonly PropertyKey[]; readonly refuse: Refuse },
): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') {
    const hint = value instanceof Date ? '; write a date as text, such as toISOString()' : '';
    throw refuse(where, `expected string, number or boolean, got ${kindOf(value)}${hint}`);
  }
  if (!value.isWellFormed()) throw refuse(where, half);
  return value;
}

const half = 'holds half a character, which cannot be sent';

/**
 * The members of an object, whose names are to be sent.
 * @throws what `refuse` makes of a name that cannot be
 */
export function membersOf(value: Readonly<Record<string, unknown>>, refuse: Refuse): [name: string, value: unknown][] {
  const members = Object.entries(value);
  const broken = members.find(([name]) => !name.isWellFormed());
  if (broken !== undefined) throw refuse([broken[0].toWellFormed()], half);
  return members;
}

/** Whether a value is an object whose members are meant, and not a date, a map or the like. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
