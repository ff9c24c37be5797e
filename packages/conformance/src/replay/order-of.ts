import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call, Expectation, ExpectedImage } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { isRecord } from '../cases/is-record.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import type { CaseOrder, Observe, OrderedCall, Reach } from '../client-program/case-order.ts';
import { toPlain } from '../client-program/plain-value.ts';
import type { Secrets } from './check-secrets.ts';

/** The key that every case runs with. */
export const testKey = 'test-key-0000';

/** Client options of a case that says nothing else; quick, and nothing is sent twice unasked. */
const clientDefaults: Readonly<Record<string, unknown>> = {
  apiKey: testKey,
  retries: 0,
  backoff: { first: 1, most: 2 },
  deadline: 5000,
  polling: { firstWait: 1, every: 1 },
  responseChecks: 'report',
};

const callDefaults: Readonly<Record<string, unknown>> = { clientRequestId: 'limner-test' };

/** Where a case is played. */
export interface Place {
  readonly origin: string;
  readonly elsewhere: string;
  /** Folder of the files that fixtures name. */
  readonly filesDirectory: string;
  readonly secrets: Secrets;
  /** Certificate (PEM) of the authority that the server is certified by, where it is a TLS server. */
  readonly authority?: string;
}

/** What a client has to know to play a case whose placeholders are filled. */
export function orderOf(planned: ConformanceCase, place: Place): CaseOrder {
  const { hooks, expect, clock } = planned;
  const { origin, elsewhere, secrets, filesDirectory, authority } = place;
  const { client, reach } = whereTo(planned, origin);
  return {
    id: planned.name,
    provider: planned.provider,
    client: plainRecord({ ...clientDefaults, ...client, ...planned.client }),
    reach,
    call: callOf(planned.call, { expect, filesDirectory }),
    before: (planned.before ?? []).map((other) => callOf(other.call, { expect: other.expect, filesDirectory })),
    beside: (planned.beside ?? []).map((other) => callOf(other.call, { expect: other.expect, filesDirectory })),
    ...(hooks && { hooks: { ...(hooks.client && { client: hooks.client }), ...(hooks.call && { call: hooks.call }) } }),
    signal: hasSignal(planned),
    aborted: planned.aborted === true,
    origins: [origin, elsewhere],
    secrets: [...secrets.everywhere, ...secrets.butInAnswers],
    ...(expect.memory === undefined ? {} : { memory: true }),
    ...(clock === undefined ? {} : { clock: shiftOf(clock) }),
    ...(authority === undefined ? {} : { authority }),
  };
}

/** Milliseconds of `1h` and `-1h`. */
function shiftOf(clock: string): number {
  return clock.startsWith('-') ? -milliseconds(clock.slice(1)) : milliseconds(clock);
}

/** Calls are made with a signal and without one, for both must work: it goes by the kind of the case. */
function hasSignal({ kind, aborted }: ConformanceCase): boolean {
  return aborted === true || kind === 'fault' || kind === 'task';
}

/** No case may reach a real host, not even by a mistake of the client: what would go to one goes nowhere. */
function whereTo({ client, network }: ConformanceCase, origin: string): { client: object; reach: Reach } {
  if (network) {
    const { host, code, syscall } = network;
    return { client: {}, reach: { kind: 'failing', host, code, ...(syscall === undefined ? {} : { syscall }) } };
  }
  const { baseUrl = origin, server } = client;
  const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(String(baseUrl));
  // `server` names a host of its own and excludes `baseUrl`.
  if (server !== undefined || !loopback) return { client: {}, reach: { kind: 'nowhere' } };
  return { client: { baseUrl: origin }, reach: { kind: 'loopback' } };
}

function callOf(call: Call, with_: { readonly expect: Expectation; readonly filesDirectory: string }): OrderedCall {
  const { method, options } = call;
  return {
    method,
    ...('input' in call ? { input: toPlain(loadFiles(call.input, with_.filesDirectory)) } : {}),
    options: plainRecord({ ...callDefaults, ...options }),
    observe: observeOf(with_.expect),
  };
}

function observeOf({ images, response, progress, log, events }: Expectation): Observe {
  return {
    ...(images && { images: images.map(imageOf) }),
    ...(response && { response: true }),
    ...(progress && { progress: true }),
    ...(log && { log: true }),
    ...(events && { events: true }),
  };
}

function imageOf(expected: ExpectedImage): { bytes: boolean; saveAs?: string } {
  const bytes = ['json', 'text', 'base64', 'file'].some((way) => Object.hasOwn(expected, way));
  return { bytes, ...(expected.saveAs === undefined ? {} : { saveAs: expected.saveAs }) };
}

/** `{ $file: tiny.png }` in an input stands for the bytes of a file, which YAML cannot hold. */
function loadFiles(value: unknown, directory: string): unknown {
  if (Array.isArray(value)) return value.map((item) => loadFiles(item, directory));
  if (!isRecord(value)) return value;
  if (typeof value.$file === 'string') return new Uint8Array(readFileSync(join(directory, value.$file)));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, loadFiles(item, directory)]));
}

function plainRecord(record: object): Record<string, unknown> {
  const found = toPlain(record);
  return isRecord(found) ? found : {};
}
