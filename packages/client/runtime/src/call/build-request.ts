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

/** What of an operation's requests is the same with every call of a client. */
interface Plan {
  /** The address, up to the query, with the names of path parameters still in it. */
  readonly address: string;
  /** The same as a URL, where no parameter goes into it; read and handed on, never changed. */
  readonly url: URL | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly placed: Readonly<Record<Parameter['in'], readonly Parameter[]>>;
}

const plans = new WeakMap<ResolvedClient, WeakMap<Operation, Plan>>();

/**
 * Puts the request together: parameters into path, query and header, the rest of the input into the body.
 * @throws ValidationError for a parameter that cannot travel where it must, ConfigurationError for header fields
 */
export function buildRequest(parts: RequestParts): HttpRequest {
  const { operation, client } = parts;
  const plan = planOf(parts);
  const headers = buildHeaders(parts, plan);
  const url = buildUrl(parts, plan);
  const body = buildBody(parts);
  if (body !== undefined) headers['content-type'] = 'application/json';
  client.authorize(headers, operation);
  return body === undefined
    ? { method: operation.method, url, headers }
    : { method: operation.method, url, headers, body };
}

function planOf({ client, operation }: RequestParts): Plan {
  const known = plans.get(client) ?? new WeakMap<Operation, Plan>();
  plans.set(client, known);
  const plan = known.get(operation) ?? makePlan(client, operation);
  known.set(operation, plan);
  return plan;
}

function makePlan(client: ResolvedClient, operation: Operation): Plan {
  const agent = { 'user-agent': `limner-${client.definition.id}` };
  const at = (place: Parameter['in']): Parameter[] => operation.parameters.filter((one) => one.in === place);
  const address = `${client.baseUrl.href.replace(/\/+$/, '')}${operation.path}`;
  const placed = { path: at('path'), query: at('query'), header: at('header'), cookie: at('cookie') };
  return {
    address,
    url: placed.path.length + placed.query.length === 0 ? new URL(address) : undefined,
    headers: operation.accept.length > 0 ? { ...agent, accept: operation.accept.join(', ') } : agent,
    placed,
  };
}

function buildUrl({ client, operation, input }: RequestParts, { address, url: fixed, placed }: Plan): URL {
  if (fixed !== undefined) return fixed;
  const url = new URL(placed.path.length === 0 ? address : fillIn({ client, operation, input }, address));
  for (const { name } of placed.query) {
    const value = input[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) url.searchParams.append(name, scalarText({ client, operation }, { name, value: one }));
    }
  }
  return url;
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

function buildHeaders(parts: RequestParts, plan: Plan): Record<string, string> {
  const { client, operation, input, options, clientRequestId } = parts;
  const headers: Record<string, string> = { ...plan.headers };
  const idHeader = client.contract.meta.clientRequestId;
  if (idHeader !== undefined && clientRequestId !== undefined) headers[idHeader.toLowerCase()] = clientRequestId;
  if (options.headers !== undefined) Object.assign(headers, ownHeaders(parts));
  for (const { name } of plan.placed.header) {
    if (input[name] === undefined) continue;
    const text = scalarText({ client, operation }, { name, value: input[name] });
    if (!isHeaderValue(text)) throw refuseInput({ client, operation }, [badHeader(name)]);
    headers[name.toLowerCase()] = text;
  }
  return headers;
}

function buildBody(parts: RequestParts): string | undefined {
  const { client, operation, input, options } = parts;
  const extra = Object.entries(options.extraBody ?? noMembers);
  const issues = extra.flatMap(([name]) => clash(parts, name));
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

function clash({ operation, input }: RequestParts, name: string): ValidationIssue[] {
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

function badHeader(name: string): ValidationIssue {
  return {
    path: toPointer([name]),
    rule: 'pattern',
    message: `${name}: holds a character that no header field can have`,
  };
}
