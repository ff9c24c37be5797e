import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { HttpRequest } from '../exchange/http.ts';
import { toPointer } from '../json/pointer.ts';
import type { Operation } from '../operation.ts';
import { percentEncode } from '../request/percent-encode.ts';
import type { ValidationIssue } from '../schema/issue.ts';
import { refuseInput } from './check-input.ts';
import { isHeaderValue, ownHeaders } from './own-headers.ts';
import { type Plan, planOf } from './request-plan.ts';
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
 * Puts a plain request together (`Plan.isPlain`): parameters into path, query and header, the rest of the input into the body.
 * @throws ValidationError for a parameter that cannot travel where it must, ConfigurationError for header fields
 */
export function buildRequest(parts: RequestParts): HttpRequest {
  const { operation, client } = parts;
  const plan = planOf(parts);
  const headers = commonHeaders(parts, plan);
  addParameters(headers, { parts, plan });
  const url = buildUrl(parts, plan);
  const body = buildBody(parts);
  if (body !== undefined) headers['content-type'] = 'application/json';
  client.authorize(headers, operation);
  return body === undefined
    ? { method: operation.method, url, headers }
    : { method: operation.method, url, headers, body };
}

function buildUrl({ client, operation, input }: RequestParts, { address, url: fixed, placed }: Plan): URL {
  if (fixed !== undefined) return fixed;
  const path = fillIn({ client, operation, input }, address);
  const pairs = placed.query.flatMap(({ name }) => {
    if (input[name] === undefined) return [];
    const text = scalarText({ client, operation }, { name, value: input[name] });
    if (!text.isWellFormed()) throw refuseInput({ client, operation }, [broken(name)]);
    return [`${percentEncode(name)}=${percentEncode(text)}`];
  });
  return new URL(pairs.length === 0 ? path : `${path}?${pairs.join('&')}`);
}

function fillIn(
  { client, operation, input }: Pick<RequestParts, 'client' | 'operation' | 'input'>,
  address: string,
): string {
  return address.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const text = scalarText({ client, operation }, { name, value: input[name] });
    // An empty segment, or one of dots, would be another path altogether; half a character cannot be encoded.
    if (text === '' || text === '.' || text === '..' || !text.isWellFormed())
      throw refuseInput({ client, operation }, [badSegment(name)]);
    return encodeURIComponent(text);
  });
}

/**
 * The header fields that every request has, and the caller's own.
 * @throws ConfigurationError for a field that cannot be set
 */
export function commonHeaders(parts: RequestParts, plan: Plan = planOf(parts)): Record<string, string> {
  const { client, clientRequestId } = parts;
  const headers: Record<string, string> = { ...plan.headers };
  const idHeader = client.contract.meta.clientRequestId;
  if (idHeader !== undefined && clientRequestId !== undefined) headers[idHeader.toLowerCase()] = clientRequestId;
  return Object.assign(headers, ownHeaders(parts));
}

function addParameters(
  headers: Record<string, string>,
  { parts: { client, operation, input }, plan }: { readonly parts: RequestParts; readonly plan: Plan },
): void {
  for (const { name } of plan.placed.header) {
    if (input[name] === undefined) continue;
    const text = scalarText({ client, operation }, { name, value: input[name] });
    if (!isHeaderValue(text)) throw refuseInput({ client, operation }, [badHeader(name)]);
    headers[name.toLowerCase()] = text;
  }
}

function buildBody(parts: RequestParts): string | undefined {
  const { client, operation, input, options } = parts;
  const extra = Object.entries(options.extraBody ?? noMembers);
  const issues = clashesOf(parts, options.extraBody ?? noMembers);
  if (issues.length > 0) throw refuseInput({ client, operation }, issues);
  if (operation.body === 'none') return undefined;
  try {
    // As it is where nothing is to be taken out or put in; but what was checked is its members, not what it says of itself.
    const asItIs = extra.length + operation.parameters.length === 0 && !('toJSON' in input);
    return JSON.stringify(asItIs ? input : membersOf(parts, extra));
  } catch {
    const message = 'value: cannot be written as JSON (it holds a bigint or refers to itself)';
    throw refuseInput({ client, operation }, [{ path: '', rule: 'type', message }]);
  }
}

const noMembers = {};

function membersOf({ operation, input }: RequestParts, extra: readonly [string, unknown][]): Record<string, unknown> {
  const elsewhere = new Set(operation.parameters.map(({ name }) => name));
  const own = Object.entries(input).filter(([name]) => !elsewhere.has(name));
  // fromEntries defines own properties, so a name like __proto__ stays a name.
  return Object.fromEntries([...own, ...extra]);
}

/** What speaks against additions to the body. */
export function clashesOf(
  { operation, input }: Pick<RequestParts, 'operation' | 'input'>,
  extra: Readonly<Record<string, unknown>>,
): ValidationIssue[] {
  const property = typeof operation.body === 'string' ? undefined : operation.body.property;
  const members = property === undefined ? input : Object(input[property]);
  return Object.keys(extra).flatMap((name) => clash({ operation, input: members }, name));
}

function clash({ operation, input }: Pick<RequestParts, 'operation' | 'input'>, name: string): ValidationIssue[] {
  const path = toPointer([name]);
  if (operation.body === 'none')
    return [{ path, rule: 'unknown-property', message: `extraBody.${name}: this operation sends no body` }];
  if (!Object.hasOwn(input, name) || input[name] === undefined) return [];
  return [
    { path, rule: 'unknown-property', message: `extraBody.${name}: is given in the input too; leave one of them out` },
  ];
}

function badSegment(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'minLength',
    message: `${name}: expected an id, got one that is empty, made of dots or broken`,
  };
}

function broken(name: string): ValidationIssue {
  return { path: toPointer([name]), rule: 'type', message: `${name}: holds half a character, which cannot be sent` };
}

function badHeader(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'pattern',
    message: `${name}: holds a character that no header field can have`,
  };
}
