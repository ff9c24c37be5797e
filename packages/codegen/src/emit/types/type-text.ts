/** Types as text, joined so that what stands around them needs no look into them. */

/** A type, as written in source. */
export interface TypeText {
  readonly text: string;
  /** How loosely it binds; what binds less than its surroundings gets parentheses. */
  readonly binds: 'union' | 'intersection' | 'single';
  /** Members of the union that it comes down to: compilers multiply them out in an intersection. */
  readonly width: number;
  /** The one JSON type that all its values have, where that is known. */
  readonly only?: string;
  /** True where it says nothing but its JSON type. */
  readonly isBare?: true;
  /** True for an object literal of nothing but named members: it can be an interface. */
  readonly isInterface?: true;
}

/** More members than this are not multiplied out; TypeScript gives up at a hundred thousand. */
const widest = 2000;

/** A type that binds to nothing around it. */
export function single(text: string, only?: string): TypeText {
  return { text, binds: 'single', width: 1, ...(only !== undefined && { only }) };
}

/** A type that says no more than which JSON type it is. */
export function bare(text: string, only: string): TypeText {
  return { ...single(text, only), isBare: true };
}

/** Any value. */
export const unknownType: TypeText = single('unknown');
/** No value. */
export const neverType: TypeText = single('never');

/** What has any of the types; what nobody knows takes in all else. */
export function unionOf(types: readonly TypeText[]): TypeText {
  const known = distinct(types).filter(({ text }) => text !== 'never');
  if (known.some(({ text }) => text === 'unknown')) return unknownType;
  const [first] = known;
  if (!first) return neverType;
  if (known.length === 1) return first;
  const only = known.every((type) => type.only === first.only) ? first.only : undefined;
  return {
    text: known.map((type) => (type.binds === 'intersection' ? `(${type.text})` : type.text)).join(' | '),
    binds: 'union',
    width: known.reduce((sum, { width }) => sum + width, 0),
    ...(only !== undefined && { only }),
  };
}

/** What has all of the types. Where too many unions meet, the last of them are left to the validators. */
export function intersectionOf(types: readonly TypeText[]): TypeText {
  const all = distinct(types);
  const known: TypeText[] = [];
  let width = 1;
  for (const type of all) {
    if (type.text === 'never') return neverType;
    if (type.text === 'unknown' || isSaidBy(type, all) || width * type.width > widest) continue;
    known.push(type);
    width *= type.width;
  }
  const [first] = known;
  if (!first) return all.find(({ text }) => text !== 'unknown') ?? unknownType;
  if (known.length === 1) return first;
  const only = known.find((type) => type.only !== undefined)?.only;
  return {
    text: known.map((type) => (type.binds === 'union' ? `(${type.text})` : type.text)).join(' & '),
    binds: 'intersection',
    width,
    ...(only !== undefined && { only }),
  };
}

/** An array of a type. */
export function arrayOf({ text, binds }: TypeText): TypeText {
  return single(binds === 'single' ? `${text}[]` : `(${text})[]`, 'array');
}

/** `string` beside `'a' | 'b'` says nothing more; and any object beside one with names would refuse interfaces. */
function isSaidBy(type: TypeText, all: readonly TypeText[]): boolean {
  const others = all.filter((other) => other !== type && other.text !== 'unknown');
  return type.isBare === true && others.some(({ only }) => only === type.only || type.only === 'object');
}

function distinct(types: readonly TypeText[]): readonly TypeText[] {
  if (types.length < 2) return types;
  return [...new Map(types.map((type) => [type.text, type])).values()];
}
