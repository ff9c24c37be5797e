import type { ParameterStyle } from '../operation.ts';
import { type FlatValue, flatValue, isRecord, membersOf, type Refuse, scalar } from './flat-value.ts';

/** A name and a value, each written as its place asks. */
export type Pair = readonly [name: string, value: string];

/** A value and how to write it. */
export interface Styled {
  readonly name: string;
  readonly value: unknown;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Makes a text fit for its place: names, and values. */
  readonly encode: (text: string) => string;
  /** The same for values alone, where they are written otherwise. */
  readonly encodeValue?: (text: string) => string;
  readonly refuse: Refuse;
}

/** Deeper than this nobody's parameter is; it may be a ring. */
const deepest = 20;

/** The pairs that a value comes to by the styles of forms: in queries, cookies and forms. Empty where there is nothing to say. */
export function styledPairs(options: Styled): Pair[] {
  const { name, value, style, explode, encode, encodeValue = encode } = options;
  if (style === 'deepObject') return deepPairs(options, { name, value, where: [] });
  const flat = flatValue(value, options.refuse);
  if (flat === undefined) return [];
  if (flat.kind === 'one') return [[encode(name), encodeValue(flat.text)]];
  if (explode) {
    return flat.kind === 'list'
      ? flat.texts.map((text) => [encode(name), encodeValue(text)])
      : flat.members.map(([member, text]) => [encode(member), encodeValue(text)]);
  }
  const texts = flat.kind === 'list' ? flat.texts : flat.members.flat();
  const delimiter = style === 'spaceDelimited' ? encode(' ') : style === 'pipeDelimited' ? encode('|') : ',';
  return texts.length === 0 ? [] : [[encode(name), texts.map(encodeValue).join(delimiter)]];
}

/** Names in brackets, as deep as need be. OpenAPI leaves open what arrays are: `a[]=1`, and `a[0][b]=1` for objects in them. */
function deepPairs(
  options: Styled,
  { name, value, where }: { name: string; value: unknown; where: readonly PropertyKey[] },
): Pair[] {
  const { encode, encodeValue = encode, refuse } = options;
  if (where.length > deepest) throw refuse(where, 'is nested too deeply to be sent outside of JSON');
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const suffix = typeof item === 'object' ? `[${index}]` : '[]';
      return deepPairs(options, { name: `${name}${suffix}`, value: item, where: [...where, index] });
    });
  }
  if (isRecord(value)) {
    const refuseBelow: Refuse = (names, what) => refuse([...where, ...names], what);
    return membersOf(value, refuseBelow).flatMap(([member, item]) =>
      deepPairs(options, { name: `${name}[${member}]`, value: item, where: [...where, member] }),
    );
  }
  const text = scalar(value, { where, refuse });
  return text === undefined ? [] : [[encode(name), encodeValue(text)]];
}

/** The text that a value comes to by the styles of paths and headers; undefined where there is nothing to say. */
export function styledText(options: Styled): string | undefined {
  const { style, explode, encode } = options;
  const flat = flatValue(options.value, options.refuse);
  if (flat === undefined || isEmpty(flat)) return undefined;
  if (style === 'matrix') {
    return styledPairs(options)
      .map(([name, value]) => (value === '' ? `;${name}` : `;${name}=${value}`))
      .join('');
  }
  const label = style === 'label';
  const pieces =
    flat.kind === 'one'
      ? [encode(flat.text)]
      : flat.kind === 'list'
        ? flat.texts.map(encode)
        : flat.members.map(([name, text]) => `${encode(name)}${explode ? '=' : ','}${encode(text)}`);
  return `${label ? '.' : ''}${pieces.join(label && explode ? '.' : ',')}`;
}

function isEmpty(flat: FlatValue): boolean {
  return (flat.kind === 'list' && flat.texts.length === 0) || (flat.kind === 'members' && flat.members.length === 0);
}
