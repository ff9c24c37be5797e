import { refuseInput } from '../call/check-input.ts';
import { isFreeHeader, isHeaderValue } from '../call/own-headers.ts';
import { toPointer } from '../json/pointer.ts';
import type { Parameter } from '../operation.ts';
import { scalar } from './flat-value.ts';
import { isJson, jsonText } from './json-text.ts';
import { givenFor, memberOf, type RequestPlace, refuseAt } from './place.ts';
import { styledText } from './styled.ts';

/**
 * The header fields that parameters come to, by their lower-case names. Nothing is percent-encoded there.
 * @throws ValidationError for a value that no header field can have
 */
export function headerValues(place: RequestPlace): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const parameter of place.operation.parameters) {
    if (parameter.in !== 'header') continue;
    const text = headerText(place, parameter);
    if (text === undefined) continue;
    const member = memberOf(parameter);
    const fault = isFreeHeader(parameter.name)
      ? 'holds a character that no header field can have'
      : 'cannot be sent: its header field belongs to the connection, or is none';
    if (!isHeaderValue(text) || !isFreeHeader(parameter.name))
      throw refuseInput(place, [{ path: toPointer([member]), rule: 'pattern', message: `${member}: ${fault}` }]);
    headers[parameter.name.toLowerCase()] = text;
  }
  return headers;
}

function headerText(place: RequestPlace, parameter: Parameter): string | undefined {
  const { name, explode = false, mediaType } = parameter;
  const value = givenFor(place, parameter);
  const refuse = refuseAt(place, memberOf(parameter));
  if (mediaType === undefined) return styledText({ name, value, style: 'simple', explode, encode: asItIs, refuse });
  return isJson(mediaType) ? asciiJson(jsonText(value, refuse)) : scalar(value, { where: [], refuse });
}

function asItIs(text: string): string {
  return text;
}

/** JSON can say any character in ASCII, which is all that is safe in a header field. */
function asciiJson(json: string | undefined): string | undefined {
  return json?.replace(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
