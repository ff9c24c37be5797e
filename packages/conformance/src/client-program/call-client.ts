import { performance } from 'node:perf_hooks';
import { isRecord } from '../json/is-record.ts';
import type { OrderedCall } from './case-order.ts';
import type { Outcome, ReadImage } from './outcome.ts';
import { fromPlain } from './plain-value.ts';
import { readImages } from './read-images.ts';

/** A call to make through the public surface of a client. */
export interface ClientCall {
  readonly client: object;
  readonly ordered: OrderedCall;
  /** Options beside the ordered ones: what watches the call, and what gives it up. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Options for the reading of images. */
  readonly imageOptions?: object;
}

/** Makes the call and collects all that comes out of it. Never rejects: what is thrown is the outcome. */
export async function callClient(call: ClientCall): Promise<Outcome> {
  const { client, ordered } = call;
  const { observe } = ordered;
  const progress: unknown[] = [];
  const time = stopwatch();
  const collected: Collected = { client, images: [], leftovers: [] };
  const finish = (): Outcome => ({ ...collected, drift: [], progress, time: time() });
  try {
    const onProgress = (event: unknown): number => progress.push(event);
    const pending = invoke(client, call, observe.progress ? { onProgress } : {});
    if (observe.response) Object.assign(collected, await readWithResponse(pending));
    else collected.result = await pending;
    const { images: wanted } = observe;
    if (wanted) await readImages({ ...collected, result: collected.result, wanted, options: call.imageOptions ?? {} });
    return finish();
  } catch (error) {
    return { ...finish(), failure: { error } };
  }
}

interface Collected {
  readonly client: object;
  result?: unknown;
  response?: unknown;
  readonly images: ReadImage[];
  readonly leftovers: string[];
}

function stopwatch(): () => NonNullable<Outcome['time']> {
  const [from, began] = [Date.now(), performance.now()];
  return () => ({ from, to: Date.now(), milliseconds: performance.now() - began });
}

function invoke(client: object, { ordered, options }: ClientCall, watching: object): unknown {
  const path = ordered.method.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((target, name) => member(target, name), client);
  const method = member(owner, path.at(-1) ?? '');
  if (typeof method !== 'function') {
    const there = Object.getOwnPropertyNames(isRecord(owner) ? owner : client).join(', ');
    throw new TypeError(`the client has no method ${ordered.method} (there: ${there || 'nothing'})`);
  }
  const all = { ...plainOptions(ordered), ...options, ...watching };
  return Reflect.apply(method, owner, [...inputOf(ordered, method.length), all]);
}

/** A method whose input has a default counts no parameters: without an input the options still come second there. */
function inputOf(ordered: OrderedCall, parameters: number): unknown[] {
  if (Object.hasOwn(ordered, 'input')) return [fromPlain(ordered.input)];
  return parameters === 0 ? [undefined] : [];
}

function plainOptions({ options }: OrderedCall): object {
  const made = fromPlain(options);
  return isRecord(made) ? made : {};
}

function member(target: unknown, name: string): unknown {
  return typeof target === 'object' && target !== null ? Reflect.get(target, name) : undefined;
}

async function readWithResponse(pending: unknown): Promise<{ result: unknown; response: unknown }> {
  const withResponse = member(pending, 'withResponse');
  if (typeof withResponse !== 'function') throw new TypeError('the call gives no withResponse()');
  const both: unknown = await Reflect.apply(withResponse, pending, []);
  return { result: member(both, 'data'), response: member(both, 'response') };
}
