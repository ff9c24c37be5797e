import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expectation } from '../cases/case-file.ts';
import { isRecord } from './compare-values.ts';
import type { Outcome, ReadImage } from './outcome.ts';
import { readImages } from './read-images.ts';

/** The class of a client, seen from outside: nothing is known but that it takes options. */
export type ClientConstructor = new (options: Record<string, unknown>) => object;

/** A call to make through the public surface of a client. */
export interface ClientCall {
  readonly client: object;
  /** Dotted: `images.generate`. */
  readonly method: string;
  /** In a box where there is one: `undefined` can be an input too. */
  readonly input?: { readonly value: unknown };
  readonly options: Readonly<Record<string, unknown>>;
  /** Options for the reading of images. */
  readonly imageOptions?: object;
  /** Decides what is read: images with a body, the response, the progress. */
  readonly expect: Expectation;
  readonly filesDirectory: string;
}

/** Makes the call and collects all that comes out of it. Never rejects: what is thrown is the outcome. */
export async function callClient(call: ClientCall): Promise<Outcome> {
  const { client, expect } = call;
  const progress: unknown[] = [];
  const from = Date.now();
  const collected: Collected = { client, images: [], leftovers: [] };
  const finish = (): Outcome => ({ ...collected, drift: [], progress, time: { from, to: Date.now() } });
  try {
    const onProgress = (event: unknown): number => progress.push(event);
    const pending = invoke(client, call, { ...call.options, ...(expect.progress ? { onProgress } : {}) });
    if (expect.response) Object.assign(collected, await readWithResponse(pending));
    else collected.result = await pending;
    const { images: expected } = expect;
    if (expected)
      await readImages({ ...collected, result: collected.result, expected, options: call.imageOptions ?? {} });
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

function invoke(client: object, call: ClientCall, options: object): unknown {
  const path = call.method.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((target, name) => member(target, name), client);
  const method = member(owner, path.at(-1) ?? '');
  if (typeof method !== 'function') {
    const there = Object.getOwnPropertyNames(isRecord(owner) ? owner : client).join(', ');
    throw new TypeError(`the client has no method ${call.method} (there: ${there || 'nothing'})`);
  }
  return Reflect.apply(method, owner, [...inputOf(call, method.length), options]);
}

/** A method whose input has a default counts no parameters: without an input the options still come second there. */
function inputOf(call: ClientCall, parameters: number): unknown[] {
  if (call.input) return [loadFiles(call.input.value, call.filesDirectory)];
  return parameters === 0 ? [undefined] : [];
}

function member(target: unknown, name: string): unknown {
  return typeof target === 'object' && target !== null ? Reflect.get(target, name) : undefined;
}

/** `{ $file: tiny.png }` and `{ $base64: … }` in an input stand for bytes, which YAML cannot hold. */
function loadFiles(value: unknown, directory: string): unknown {
  if (Array.isArray(value)) return value.map((item) => loadFiles(item, directory));
  if (!isRecord(value)) return value;
  if (typeof value.$file === 'string') return new Uint8Array(readFileSync(join(directory, value.$file)));
  if (typeof value.$base64 === 'string') return new Uint8Array(Buffer.from(value.$base64, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, loadFiles(item, directory)]));
}

async function readWithResponse(pending: unknown): Promise<{ result: unknown; response: unknown }> {
  const withResponse = member(pending, 'withResponse');
  if (typeof withResponse !== 'function') throw new TypeError('the call gives no withResponse()');
  const both: unknown = await Reflect.apply(withResponse, pending, []);
  return { result: member(both, 'data'), response: member(both, 'response') };
}
