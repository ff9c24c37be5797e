import type { ExpectedRequest } from '../cases/case-file.ts';
import { fieldValues, type WireRequest } from '../wire/parse-request.ts';
import { compareMultipart } from './compare-multipart.ts';
import { compareValues, show } from './compare-values.ts';

/** Fields that any HTTP client sends; they need not be listed. */
export const ownFields: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'user-agent',
]);

/** Compares a request with what a case expects, closed: whatever is not listed may not be there. One line a difference. */
export async function compareRequest(options: {
  readonly expected: ExpectedRequest;
  readonly seen: WireRequest;
  readonly filesDirectory: string;
  /** Whether the transport adds a field of this name by itself. */
  readonly adds?: (field: string) => boolean;
}): Promise<string[]> {
  const { expected, seen, filesDirectory, adds = () => false } = options;
  const [path = '', query] = splitOnce(seen.target, '?');
  return [
    ...(seen.method === expected.method ? [] : [`method: expected ${expected.method}, got ${seen.method}`]),
    ...(path === expected.path ? [] : [`path: expected ${expected.path}, got ${path}`]),
    ...compareQuery(expected.query ?? {}, new URLSearchParams(query)),
    ...compareHeaders(
      expected,
      seen.headers.filter(([name]) => !adds(name.toLowerCase())),
    ),
    ...(expected.multipart
      ? await compareMultipart({ expected: expected.multipart, seen, filesDirectory })
      : compareBody(expected, seen.body)),
  ];
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function compareQuery(expected: NonNullable<ExpectedRequest['query']>, seen: URLSearchParams): string[] {
  const names = new Set([...Object.keys(expected), ...seen.keys()]);
  return [...names].flatMap((name) => {
    const wanted = [expected[name] ?? []].flat();
    const got = seen.getAll(name);
    return show(wanted) === show(got) ? [] : [`query ${name}: expected ${show(wanted)}, got ${show(got)}`];
  });
}

function compareHeaders(expected: ExpectedRequest, seen: WireRequest['headers']): string[] {
  const listed = new Map(Object.entries(expected.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const present = lowerCase(expected.present);
  const absent = lowerCase(expected.absent);
  const names = new Set([...listed.keys(), ...present, ...seen.map(([name]) => name.toLowerCase())]);
  return [...names].sort().flatMap((name) => {
    const got = fieldValues(seen, name);
    const wanted = listed.get(name);
    if (absent.has(name))
      return got.length === 0 ? [] : [`header ${name}: must not be sent, got ${show(got.join(', '))}`];
    if (got.length > 1) return [`header ${name}: sent ${got.length} times`];
    if (wanted !== undefined)
      return wanted === got[0] ? [] : [`header ${name}: expected ${show(wanted)}, got ${show(got[0])}`];
    if (present.has(name)) return got[0] ? [] : [`header ${name}: expected some value, got ${show(got[0])}`];
    return ownFields.has(name) ? [] : [`header ${name}: not expected, got ${show(got[0])}`];
  });
}

function lowerCase(names: readonly string[] | undefined): ReadonlySet<string> {
  return new Set((names ?? []).map((name) => name.toLowerCase()));
}

function compareBody(expected: ExpectedRequest, body: Buffer): string[] {
  if (!Object.hasOwn(expected, 'json')) {
    return body.length === 0 ? [] : [`body: none expected, got ${body.length} bytes: ${show(body.toString())}`];
  }
  try {
    return compareValues({ expected: expected.json, actual: JSON.parse(body.toString()), at: 'body ' });
  } catch {
    return [`body: expected JSON, got ${body.length} bytes: ${show(body.toString())}`];
  }
}
