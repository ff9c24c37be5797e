import { clashesOf } from '../call/build-request.ts';
import { refuseInput } from '../call/check-input.ts';
import type { RequestBody } from '../exchange/http.ts';
import type { BodyDefinition } from '../operation.ts';
import { type BlobPiece, fileOf } from './file-of.ts';
import { isRecord, membersOf, type Refuse, scalar } from './flat-value.ts';
import { jsonText } from './json-text.ts';
import { multipart } from './multipart.ts';
import { memberOf, type RequestPlace, refuseAt } from './place.ts';
import { StreamedBytes } from './streamed-bytes.ts';
import { urlencoded } from './urlencoded.ts';

/** A body and the value of its `content-type`. */
export interface BodyToSend {
  readonly body: RequestBody;
  readonly type: string;
}

/** The body of an operation whose body is no more than a JSON object. */
const jsonObject: BodyDefinition = { kind: 'json', mediaType: 'application/json' };

/**
 * The body of a request; undefined where there is none.
 * @throws ValidationError for a body that cannot be written
 */
export function bodyOf(place: RequestPlace, extra: Readonly<Record<string, unknown>>): BodyToSend | undefined {
  const { operation } = place;
  const issues = clashesOf(place, extra);
  if (issues.length > 0) throw refuseInput(place, issues);
  if (operation.body === 'none') return undefined;
  const definition = operation.body === 'json' ? jsonObject : operation.body;
  const value = withExtra(place, { value: bodyValue(place, definition), extra });
  if (value === undefined || (definition.optional && isRecord(value) && isBare(value))) return undefined;
  return written({ definition, value, refuse: refuseAt(place, definition.property ?? 'body') });
}

function isBare(value: object): boolean {
  return Object.values(value).every((member) => member === undefined);
}

/** The member that is the body, or what is left of the input beside the parameters. */
function bodyValue({ operation, input }: RequestPlace, { property }: BodyDefinition): unknown {
  if (property !== undefined) return Object.hasOwn(input, property) ? input[property] : undefined;
  const elsewhere = new Set(operation.parameters.map(memberOf));
  // fromEntries defines own properties, so a name like __proto__ stays a name.
  return Object.fromEntries(Object.entries(input).filter(([name]) => !elsewhere.has(name)));
}

function withExtra(
  place: RequestPlace,
  { value, extra }: { value: unknown; extra: Readonly<Record<string, unknown>> },
): unknown {
  if (Object.keys(extra).length === 0) return plain(value);
  if (value === undefined || isRecord(value))
    return Object.fromEntries([...Object.entries(value ?? {}), ...Object.entries(extra)]);
  const message = 'extraBody: the body of this call is no object, so nothing can be added to it';
  throw refuseInput(place, [{ path: '', rule: 'type', message }]);
}

/** What was checked is the members of an object, not what it says of itself. */
function plain(value: unknown): unknown {
  return isRecord(value) && 'toJSON' in value ? Object.fromEntries(Object.entries(value)) : value;
}

function written(options: {
  readonly definition: BodyDefinition;
  readonly value: unknown;
  readonly refuse: Refuse;
}): BodyToSend | undefined {
  const { definition, value, refuse } = options;
  const { kind, mediaType: type, encoding = {} } = definition;
  switch (kind) {
    case 'json': {
      const body = jsonText(value, refuse);
      return body === undefined ? undefined : { body, type };
    }
    case 'text':
      return { body: scalar(value, { where: [], refuse }) ?? '', type: oneType(type) ?? 'text/plain' };
    case 'multipart':
      return multipart(entries(value, refuse), { encoding, mediaType: type, refuse });
    case 'urlencoded':
      return { body: urlencoded(entries(value, refuse), { encoding, refuse }), type };
    case 'binary': {
      const { data, streamed, mediaType } = fileOf(value, refuse);
      const body = streamed ? new StreamedBytes([data]) : new Blob([data as BlobPiece]); // no stream
      return { body, type: oneType(type) ?? mediaType ?? 'application/octet-stream' };
    }
  }
}

/** A documented type, unless it is a range of types. */
function oneType(type: string): string | undefined {
  return type.includes('*') ? undefined : type;
}

function entries(value: unknown, refuse: Refuse): [string, unknown][] {
  if (!isRecord(value)) throw refuse([], 'expected an object, whose members are the parts of the form');
  return membersOf(value, refuse);
}
