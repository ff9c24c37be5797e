import { schema } from '../schema.ts';
import { isIpv6 } from './host.ts';
import { unicode } from './unicode.ts';

const unreserved = 'A-Za-z0-9._~\\-';
const delimiters = "!$&'()*+,;=";
const privateUse = '\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

/** What is wrong in each part: a character that may not stand there, or half a percent escape. */
interface Faults {
  readonly userInfo: RegExp;
  readonly host: RegExp;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly fragment: RegExp;
}

function faults(more: string, inQuery: string): Faults {
  const fault = (allowed: string): RegExp =>
    new RegExp(`[^%${unreserved}${delimiters}${more}${allowed}]|%(?![0-9A-Fa-f]{2})`, 'u');
  return {
    userInfo: fault(':'),
    host: fault(''),
    path: fault(':@/'),
    query: fault(`:@/?${inQuery}`),
    fragment: fault(':@/?'),
  };
}

const ofUri = /* @__PURE__ */ schema(() => faults('', ''));
const ofIri = /* @__PURE__ */ schema(() => faults(international(), privateUse));

/** RFC 3986 `URI`: with a scheme. */
export function isUri(text: string): boolean {
  return hasScheme(text) && isUriReference(text);
}

/** RFC 3986 `URI-reference`. */
export function isUriReference(text: string): boolean {
  return isReference(text, ofUri());
}

/** RFC 3987 `IRI`: a URI in any script. */
export function isIri(text: string): boolean {
  return hasScheme(text) && isIriReference(text);
}

/** RFC 3987 `IRI-reference`. */
export function isIriReference(text: string): boolean {
  return isReference(text, ofIri());
}

/** RFC 3987 `ucschar`: what an IRI may have besides. */
function international(): string {
  const planes = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16));
  const ranges = planes.map((plane) => `\\u{${plane}${plane === 'e' ? '1' : '0'}000}-\\u{${plane}fffd}`);
  return `\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}${ranges.join('')}`;
}

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function hasScheme(text: string): boolean {
  return scheme.test(text);
}

function isReference(text: string, faults: Faults): boolean {
  const [beforeFragment, fragment] = cut(text, '#');
  const [beforeQuery, query] = cut(beforeFragment, '?');
  if (faults.fragment.test(fragment) || faults.query.test(query)) return false;
  const rest = beforeQuery.replace(scheme, '');
  if (!rest.startsWith('//')) {
    const firstSegment = cut(rest, '/')[0];
    return !faults.path.test(rest) && (rest !== beforeQuery || !firstSegment.includes(':'));
  }
  const [authority, path] = cut(rest.slice(2), '/');
  return isAuthority(authority, faults) && !faults.path.test(path);
}

function isAuthority(authority: string, faults: Faults): boolean {
  const at = authority.lastIndexOf('@');
  if (faults.userInfo.test(authority.slice(0, Math.max(at, 0)))) return false;
  const place = /^(\[[^\]]*\]|[^:]*)(?::[0-9]*)?$/.exec(authority.slice(at + 1));
  const host = place?.[1];
  if (host === undefined) return false;
  return host.startsWith('[') ? host.endsWith(']') && isAddress(host.slice(1, -1)) : !faults.host.test(host);
}

function isAddress(text: string): boolean {
  return isIpv6(text) || /^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i.test(text);
}

function cut(text: string, at: string): [before: string, after: string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

const literalFault = '[\\p{Cc}\\p{Cs} "<>\\\\^`|}]|%(?![0-9A-Fa-f]{2})';
const variable = /^(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(?:\*|:[1-9][0-9]{0,3})?$/;

/** RFC 6570. */
export function isUriTemplate(text: string): boolean {
  return text.split('{').every((part, index) => {
    if (index === 0) return isLiteral(part);
    // Without an end, what stands for its variables is empty, and no variable is.
    const end = part.indexOf('}');
    const variables = part
      .slice(0, Math.max(end, 0))
      .replace(/^[+#./;?&=,!@|]/, '')
      .split(',');
    return variables.every((one) => variable.test(one)) && isLiteral(part.slice(end + 1));
  });
}

function isLiteral(text: string): boolean {
  return !unicode(literalFault).test(text);
}
