import type { CallOptions } from '../client/options.ts';
import { keyHeader, type ResolvedClient } from '../client/resolved-client.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { HttpRequest } from '../exchange/http.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation, Parameter } from '../operation.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { kindOf } from '../schema/wording.ts';
import { refuseInput } from './check-input.ts';

/** Header fields that belong to the framing or to the key. */
const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** A call, as far as its request depends on it. */
export interface RequestParts {
  readonly client: ResolvedClient;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
  readonly clientRequestId: string | undefined;
}

/**
 * Puts the request together: parameters into path, query and header, the rest of the input into the body.
 * @throws ValidationError for a parameter that cannot travel where it must, ConfigurationError for header fields
 */
export function buildRequest(parts: RequestParts): HttpRequest {
  const { operation, client } = parts;
  const headers = buildHeaders(parts);
  const url = buildUrl(parts);
  const body = buildBody(parts);
  if (body !== undefined) headers['content-type'] = 'application/json';
  client.authorize(headers, operation);
  return body === undefined
    ? { method: operation.method, url, headers }
    : { method: operation.method, url, headers, body };
}

function buildUrl({ client, operation, input }: RequestParts): URL {
  const path = operation.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const text = scalarText({ client, operation }, { name, value: input[name] });
    // An empty segment, or one of dots, would be another path altogether.
    if (text === '' || text === '.' || text === '..') throw refuseInput({ client, operation }, [badSegment(name)]);
    return encodeURIComponent(text);
  });
  const url = new URL(`${client.baseUrl.href.replace(/\/+$/, '')}${path}`);
  for (const { name } of placed(operation, 'query')) {
    const value = input[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) url.searchParams.append(name, scalarText({ client, operation }, { name, value: one }));
    }
  }
  return url;
}

function buildHeaders(parts: RequestParts): Record<string, string> {
  const { client, operation, input, clientRequestId } = parts;
  const headers: Record<string, string> = { 'user-agent': `limner-${client.definition.id}` };
  if (operation.accept.length > 0) headers.accept = operation.accept.join(', ');
  const idHeader = client.definition.meta.clientRequestId;
  if (idHeader !== undefined && clientRequestId !== undefined) headers[idHeader.toLowerCase()] = clientRequestId;
  Object.assign(headers, ownHeaders(parts));
  for (const { name } of placed(operation, 'header')) {
    if (input[name] === undefined) continue;
    const text = scalarText({ client, operation }, { name, value: input[name] });
    if (!headerValue.test(text)) throw refuseInput({ client, operation }, [badHeader(name)]);
    headers[name.toLowerCase()] = text;
  }
  return headers;
}

/** The caller's own header fields, which may replace ours, but neither the key nor the framing. */
function ownHeaders({ client, operation, options }: RequestParts): Record<string, string> {
  const headers: Record<string, string> = {};
  const fail = (message: string): never => {
    const { id: provider } = client.definition;
    throw new ConfigurationError({
      message,
      category: 'configuration',
      provider,
      operation: operation.id,
      phase: 'configuration',
    });
  };
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    const lower = name.toLowerCase();
    if (lower === keyHeader(client.definition.auth))
      fail(`The option headers cannot set ${lower}: pass the key as { apiKey }.`);
    if (reserved.has(lower)) fail(`The option headers cannot set ${lower}: it belongs to the connection.`);
    if (!headerName.test(name)) fail('The option headers holds a name that no header field can have.');
    if (!headerValue.test(value)) fail(`The option headers holds a value for ${lower} that no header field can have.`);
    headers[lower] = value;
  }
  return headers;
}

function buildBody(parts: RequestParts): string | undefined {
  const { client, operation, input, options } = parts;
  const extra = Object.entries(options.extraBody ?? {});
  const issues = extra.flatMap(([name]) => clash(parts, name));
  if (issues.length > 0) throw refuseInput({ client, operation }, issues);
  if (operation.body === 'none') return undefined;
  const elsewhere = new Set(operation.parameters.map(({ name }) => name));
  const own = Object.entries(input).filter(([name]) => !elsewhere.has(name));
  try {
    // fromEntries defines own properties, so a name like __proto__ stays a name.
    return JSON.stringify(Object.fromEntries([...own, ...extra]));
  } catch {
    const message = 'value: cannot be written as JSON (it holds a bigint or refers to itself)';
    throw refuseInput({ client, operation }, [{ path: '', rule: 'type', message }]);
  }
}

function clash({ operation, input }: RequestParts, name: string): ValidationIssue[] {
  const path = toPointer([name]);
  if (operation.body === 'none')
    return [{ path, rule: 'unknown-property', message: `extraBody.${name}: this operation sends no body` }];
  if (input[name] === undefined) return [];
  return [
    { path, rule: 'unknown-property', message: `extraBody.${name}: is given in the input too; leave one of them out` },
  ];
}

function placed(operation: Operation, place: Parameter['in']): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

function scalarText(
  place: Pick<RequestParts, 'client' | 'operation'>,
  { name, value }: { name: string; value: unknown },
): string {
  if (typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
    return String(value);
  const path = toPointer([name]);
  const received = kindOf(value);
  throw refuseInput(place, [
    value === undefined
      ? { path, rule: 'required', message: `${name}: is required` }
      : { path, rule: 'type', message: `${name}: expected string, number or boolean, got ${received}`, received },
  ]);
}

function badSegment(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'minLength',
    message: `${name}: expected an id, got one that is empty or made of dots`,
  };
}

function badHeader(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'pattern',
    message: `${name}: holds a character that no header field can have`,
  };
}
