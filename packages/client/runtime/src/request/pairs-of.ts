import type { Parameter } from '../operation.ts';
import { scalar } from './flat-value.ts';
import { isJson, jsonText } from './json-text.ts';
import { percentEncode, percentEncodeUnreserved } from './percent-encode.ts';
import { givenFor, memberOf, type RequestPlace, refuseAt } from './place.ts';
import { type Pair, styledPairs } from './styled.ts';

/** What the parameters of a query, or of cookies, come to; percent-encoded, which keeps a cookie one cookie too. */
export function pairsOf(place: RequestPlace, where: 'query' | 'cookie'): Pair[] {
  return place.operation.parameters.filter((one) => one.in === where).flatMap((one) => pairs(place, one));
}

function pairs(place: RequestPlace, parameter: Parameter): Pair[] {
  const { name, style = 'form', explode = style === 'form', allowReserved, mediaType } = parameter;
  const value = givenFor(place, parameter);
  const refuse = refuseAt(place, memberOf(parameter));
  const encodeValue = allowReserved === true && parameter.in === 'query' ? percentEncodeUnreserved : percentEncode;
  if (mediaType === undefined)
    return styledPairs({ name, value, style, explode, encode: percentEncode, encodeValue, refuse });
  const text = isJson(mediaType) ? jsonText(value, refuse) : scalar(value, { where: [], refuse });
  return text === undefined ? [] : [[percentEncode(name), encodeValue(text)]];
}
