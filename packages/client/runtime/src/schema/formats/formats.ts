import { isDate, isDateTime, isDuration, isTime } from './date-time.ts';
import { isEmail, isIdnEmail } from './email.ts';
import { isHostname, isIdnHostname, isIpv4, isIpv6 } from './host.ts';
import { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from './uri.ts';

/** Says whether a value has a format; values of another type have every format. */
export type FormatTest = (value: unknown) => boolean;

/**
 * What tells that a value has a format, by the format's name: those of JSON Schema, and the integers of OpenAPI's registry.
 * Undefined where the format is not known.
 */
export function formatTest(name: string): FormatTest | undefined {
  const has = own(texts, name);
  if (has !== undefined) return (value) => typeof value !== 'string' || has(value);
  const range = own(integers, name);
  if (range === undefined) return undefined;
  const [least, most] = range;
  return (value) => typeof value !== 'number' || (Number.isInteger(value) && value >= least && value <= most);
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

const texts: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'date-time': isDateTime,
  duration: isDuration,
  email: isEmail,
  hostname: isHostname,
  'idn-email': isIdnEmail,
  'idn-hostname': isIdnHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  iri: isIri,
  'iri-reference': isIriReference,
  'json-pointer': isJsonPointer,
  regex: isRegex,
  'relative-json-pointer': isRelativeJsonPointer,
  time: isTime,
  uri: isUri,
  'uri-reference': isUriReference,
  'uri-template': isUriTemplate,
  uuid: isUuid,
};

const integers: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // The greatest 64-bit numbers are read as powers of two, for doubles have nothing nearer.
  int64: [-(2 ** 63), 2 ** 63],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, 2 ** 64],
};

/** RFC 4122, of any version, with any case. */
function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

/** RFC 6901. */
function isJsonPointer(value: string): boolean {
  return (value === '' || value.startsWith('/')) && !/~(?![01])/.test(value);
}

/** A number of levels up, then perhaps a step to the side, then `#` or a pointer. */
function isRelativeJsonPointer(value: string): boolean {
  const levels = /^(?:0|[1-9][0-9]*)(?:[+-](?:0|[1-9][0-9]*))?/.exec(value)?.[0];
  if (levels === undefined) return false;
  const rest = value.slice(levels.length);
  return rest === '#' || isJsonPointer(rest);
}

/** A pattern of ECMA-262, as `pattern` takes it. */
function isRegex(value: string): boolean {
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
}
