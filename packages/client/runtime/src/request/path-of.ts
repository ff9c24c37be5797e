import { refuseInput } from '../call/check-input.ts';
import { toPointer } from '../json/pointer.ts';
import type { Parameter } from '../operation.ts';
import { scalar } from './flat-value.ts';
import { isJson, jsonText } from './json-text.ts';
import { percentEncode } from './percent-encode.ts';
import { givenFor, memberOf, type RequestPlace, refuseAt } from './place.ts';
import { styledText } from './styled.ts';

/**
 * The path of an operation with its parameters filled in.
 * @throws ValidationError for a parameter that is missing or would lead to another path
 */
export function pathOf(place: RequestPlace): string {
  const parameters = new Map(
    place.operation.parameters.filter((one) => one.in === 'path').map((one) => [one.name, one]),
  );
  return place.operation.path
    .split('/')
    .map((segment) => {
      const names: string[] = [];
      const text = segment.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
        const parameter = parameters.get(name);
        if (parameter === undefined) return whole;
        names.push(memberOf(parameter));
        return pathText(place, parameter);
      });
      // An empty segment, or one of dots, would be another path altogether.
      if (names.length > 0 && /^\.{0,2}$/.test(text)) throw refuseInput(place, [badSegment(names[0] ?? '')]);
      return text;
    })
    .join('/');
}

function pathText(place: RequestPlace, parameter: Parameter): string {
  const { name, style = 'simple', explode = false, mediaType } = parameter;
  const value = givenFor(place, parameter);
  const refuse = refuseAt(place, memberOf(parameter));
  const text =
    mediaType === undefined
      ? styledText({ name, value, style, explode, encode: percentEncode, refuse })
      : encoded(isJson(mediaType) ? jsonText(value, refuse) : scalar(value, { where: [], refuse }));
  if (text === undefined) throw refuseInput(place, [missing(memberOf(parameter))]);
  return text;
}

function encoded(text: string | undefined): string | undefined {
  return text === undefined ? undefined : percentEncode(text);
}

function missing(member: string): { path: string; rule: string; message: string } {
  return { path: toPointer([member]), rule: 'required', message: `${member}: is required` };
}

function badSegment(member: string): { path: string; rule: string; message: string } {
  const message = `${member}: expected an id, got one that is empty or made of dots`;
  return { path: toPointer([member]), rule: 'minLength', message };
}
