import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Operation, Parameter } from '../operation.ts';

/** What of an operation's requests is the same with every call of a client. */
export interface Plan {
  /** The address, up to the query, with the names of path parameters still in it. */
  readonly address: string;
  /** The same as a URL, where no parameter goes into it; read and handed on, never changed. */
  readonly url: URL | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly placed: Readonly<Record<'path' | 'query' | 'header', readonly Parameter[]>>;
  /**
   * Whether calls are one host, one key, texts as parameters, a JSON object or nothing as the body, and JSON or images as
   * the answer. Most are such, and need not load what the others need.
   */
  readonly isPlain: boolean;
}

const plans = new WeakMap<ResolvedClient, WeakMap<Operation, Plan>>();

/** The plan of an operation, made once for each client. */
export function planOf({
  client,
  operation,
}: {
  readonly client: ResolvedClient;
  readonly operation: Operation;
}): Plan {
  const known = plans.get(client)?.get(operation);
  if (known !== undefined) return known;
  const plan = makePlan(client, operation);
  const ofClient = plans.get(client) ?? new WeakMap<Operation, Plan>();
  plans.set(client, ofClient.set(operation, plan));
  return plan;
}

function makePlan(client: ResolvedClient, operation: Operation): Plan {
  const agent = { 'user-agent': `limner-${client.definition.id}` };
  const at = (place: Parameter['in']): readonly Parameter[] => operation.parameters.filter((one) => one.in === place);
  const address = `${client.baseUrl.href.replace(/\/+$/, '')}${operation.path}`;
  const placed = { path: at('path'), query: at('query'), header: at('header') };
  const plain = isPlainOperation(client, operation);
  return {
    address,
    url: plain && placed.path.length + placed.query.length === 0 ? new URL(address) : undefined,
    headers: operation.accept.length > 0 ? { ...agent, accept: operation.accept.join(', ') } : agent,
    placed,
    isPlain: plain,
  };
}

function isPlainOperation({ baseUrl, definition }: ResolvedClient, operation: Operation): boolean {
  const { server, body, fixed, refused, parameters, answers = [], failures, method } = operation;
  return (
    server === undefined &&
    fixed === undefined &&
    refused === undefined &&
    failures === undefined &&
    method !== 'HEAD' &&
    answers.every((kind) => kind === 'json') &&
    typeof body === 'string' &&
    baseUrl.search + baseUrl.hash === '' &&
    definition.auth.scheme !== 'several' &&
    !/[?#]/.test(operation.path) &&
    parameters.every(isPlainParameter)
  );
}

/** Written by its name as the text that it is; and called like nothing that every object has. */
function isPlainParameter(parameter: Parameter): boolean {
  const { name, property, style, explode, mediaType, allowReserved } = parameter;
  const isUsual = style === undefined && explode === undefined && mediaType === undefined && allowReserved !== true;
  return isUsual && parameter.in !== 'cookie' && (property ?? name) === name && !(name in Object.prototype);
}
