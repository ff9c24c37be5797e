/** Arrays whose first items have types of their own. */
import { arrayOf, single, type TypeText, unionOf } from './type-text.ts';

/** More first items than this are written as an array: compilers refuse tuples of thousands. */
const longest = 100;

/** A tuple as JSON Schema has it: shorter arrays are fine down to `least`, and `rest` follows (absent: nothing does). */
export function tupleType(options: {
  first: readonly TypeText[];
  rest: TypeText | undefined;
  least: number;
}): TypeText {
  const { first, rest, least } = options;
  if (first.length > longest) return arrayOf(unionOf([...first, ...(rest ? [rest] : [])]));
  const items = first.map((type, index) => (index < least ? type.text : optional(type)));
  const tail = rest ? [`...${arrayOf(rest).text}`] : [];
  return single(`[${[...items, ...tail].join(', ')}]`, 'array');
}

function optional({ text, binds }: TypeText): string {
  return binds === 'single' ? `${text}?` : `(${text})?`;
}
