import type { BodyDefinition, PartEncoding } from '../operation.ts';
import { isRecord, type Refuse } from './flat-value.ts';
import { jsonText } from './json-text.ts';
import { formEncode, percentEncodeUnreserved } from './percent-encode.ts';
import { type Pair, styledPairs } from './styled.ts';

/** A form as one line of names and values. Arrays repeat the name, objects travel as JSON, unless the encoding says otherwise. */
export function urlencoded(
  members: readonly (readonly [string, unknown])[],
  { encoding = {}, refuse }: Pick<BodyDefinition, 'encoding'> & { readonly refuse: Refuse },
): string {
  const pairs = members.flatMap(([name, value]) => {
    const below: Refuse = (where, what) => refuse([name, ...where], what);
    return pairsOf({ name, value, refuse: below }, Object.hasOwn(encoding, name) ? encoding[name] : undefined);
  });
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function pairsOf(
  { name, value, refuse }: { name: string; value: unknown; refuse: Refuse },
  { style, explode, allowReserved, mediaType }: PartEncoding = {},
): Pair[] {
  const encodeValue = allowReserved === true ? percentEncodeUnreserved : formEncode;
  const how = { name, refuse, encode: formEncode, encodeValue };
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const form = style ?? 'form';
    return styledPairs({ ...how, value, style: form, explode: explode ?? form === 'form' });
  }
  const isWhole = mediaType !== undefined || !Array.isArray(value);
  const texts = (isWhole ? [value] : (value as unknown[])).map((one, index) => {
    const below: Refuse = (where, what) => refuse(isWhole ? where : [index, ...where], what);
    return isRecord(one) || Array.isArray(one) ? jsonText(one, below) : one;
  });
  return styledPairs({ ...how, value: isWhole ? texts[0] : texts, style: 'form', explode: true });
}
