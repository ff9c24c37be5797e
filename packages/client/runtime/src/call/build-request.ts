import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { HttpRequest } from '../exchange/http.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation, Parameter } from '../operation.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { refuseInput } from './check-input.ts';
import { isHeaderValue, ownHeaders } from './own-headers.ts';
import { scalarText } from './scalar-text.ts';

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
    // An empty segment, or one of dots, would be another path altogether; half a character cannot be encoded.
    if (text === '' || text === '.' || text === '..' || !text.isWellFormed())
      throw refuseInput({ client, operation }, [badSegment(name)]);
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
  const idHeader = client.contract.meta.clientRequestId;
  if (idHeader !== undefined && clientRequestId !== undefined) headers[idHeader.toLowerCase()] = clientRequestId;
  Object.assign(headers, ownHeaders(parts));
  for (const { name } of placed(operation, 'header')) {
    if (input[name] === undefined) continue;
    const text = scalarText({ client, operation }, { name, value: input[name] });
    if (!isHeaderValue(text)) throw refuseInput({ client, operation }, [badHeader(name)]);
    headers[name.toLowerCase()] = text;
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
  if (!Object.hasOwn(input, name) || input[name] === undefined) return [];
  return [
    { path, rule: 'unknown-property', message: `extraBody.${name}: is given in the input too; leave one of them out` },
  ];
}

function placed(operation: Operation, place: Parameter['in']): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

function badSegment(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'minLength',
    message: `${name}: expected an id, got one that is empty, made of dots or broken`,
  };
}

function badHeader(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'pattern',
    message: `${name}: holds a character that no header field can have`,
  };
}
