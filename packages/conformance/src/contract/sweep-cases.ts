import type { ExpectedError, Sample, Step } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { readPointer } from '../json/pointer.ts';
import type { Sweep, SweptBody } from './sweep.ts';
import { type SweptAnswer, sweptAnswers } from './swept-answers.ts';

/** Where the cases of a sweep stand, and what they call. */
export interface SweepPlace {
  readonly provider: string;
  /** The committed sweep. */
  readonly file: string;
  readonly samples: Readonly<Record<string, Sample>>;
}

/** Codes by which Node and undici tell what goes wrong before a request is sent. */
const networkCodes: Readonly<Record<string, { readonly code: string; readonly syscall?: string }>> = {
  dns: { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
  refused: { code: 'ECONNREFUSED', syscall: 'connect' },
  unreachable: { code: 'EHOSTUNREACH', syscall: 'connect' },
  'connect-timeout': { code: 'UND_ERR_CONNECT_TIMEOUT' },
  tls: { code: 'CERT_HAS_EXPIRED' },
};

/** What the server does for what goes wrong behind the request. Times, and sizes, have cases of their own. */
const brokenAnswers: Readonly<Record<string, readonly Step[]>> = {
  reset: [{ reset: true }],
  closed: [{ close: true }],
  malformed: [{ raw: 'HTTP/1.1 no status at all\r\n\r\n' }, { close: true }],
};

/** Each failure of a sweep as a case: what the client makes of it is what the sweep says, and nothing is sent twice. */
export function sweepCases(sweep: Sweep, place: SweepPlace): readonly ConformanceCase[] {
  return sweep.operations.flatMap(({ id, safe }, index) => {
    const sample = place.samples[id];
    if (sample === undefined) return [];
    const context = { sweep, place, operation: id, safe, sample };
    const answers = sweptAnswers(sweep, { operation: id, index });
    return [...answers.map((answer) => answerCase(context, answer)), ...transportCases(context)];
  });
}

interface Context {
  readonly sweep: Sweep;
  readonly place: SweepPlace;
  readonly operation: string;
  readonly safe: boolean;
  readonly sample: Sample;
}

function answerCase(context: Context, { status, body: name, row }: SweptAnswer): ConformanceCase {
  const body: SweptBody = context.sweep.bodies[name] ?? {};
  const waits = context.sweep.meanings[row]?.retryAfter.some(({ header }) => header?.toLowerCase() === 'retry-after');
  const headers = {
    ...(body.text?.startsWith('<') ? { 'content-type': 'text/html' } : {}),
    // Nothing may follow it: the second host would see a request that nobody expects.
    ...(status > 299 && status < 400 ? { location: '{{elsewhere}}/taken' } : {}),
    ...(waits ? { 'retry-after': '7' } : {}),
  };
  const code = codeIn(body, context.sweep.code);
  return {
    ...common(context, { id: `${status}-${name}`, row, title: `${status} with ${name} is ${row}` }),
    exchange: [{ request: context.sample.request, steps: [{ respond: { status, headers, ...body } }] }],
    expect: {
      error: {
        ...expected(context, row, 'yes'),
        status,
        ...(code === undefined ? {} : { code }),
        ...(waits ? { retryAfter: 7000 } : {}),
      },
    },
  };
}

function transportCases(context: Context): ConformanceCase[] {
  const { sweep, operation, sample } = context;
  const rows = sweep.transports.filter(({ operations }) => operations.includes(operation));
  return rows.flatMap(({ rows: reached }) =>
    Object.entries(reached).flatMap(([row, kinds]) =>
      kinds.split(' ').flatMap((kind): ConformanceCase[] => {
        const base = common(context, { id: `transport-${kind}`, row, title: `${kind} is ${row}` });
        const code = networkCodes[kind];
        const steps = brokenAnswers[kind];
        if (code !== undefined) {
          const network = { host: sweep.host, ...code };
          return [{ ...base, network, exchange: [], expect: { error: expected(context, row, 'no') } }];
        }
        if (steps === undefined) return [];
        const exchange = [{ request: sample.request, steps }];
        return [{ ...base, exchange, expect: { error: expected(context, row, 'maybe') } }];
      }),
    ),
  );
}

function common(
  { place: { provider, file }, operation, sample, sweep }: Context,
  { id, row, title }: { readonly id: string; readonly row: string; readonly title: string },
): Omit<ConformanceCase, 'exchange' | 'expect'> {
  const evidence = sweep.meanings[row]?.evidence ?? 'assumed';
  return {
    name: `${provider}/${operation}/sweep-${id}`,
    provider,
    operation,
    id: `sweep-${id}`,
    file,
    title,
    kind: 'contract',
    provenance: { evidence, source: `row ${row} of provider.yaml` },
    row,
    client: {},
    call: sample.call,
  };
}

/** `maybe` where it depends on how far the request came, which is not what a contract tells. */
function expected({ sweep, safe }: Context, row: string, sent: 'no' | 'maybe' | 'yes'): ExpectedError {
  const meaning = sweep.meanings[row];
  const retryable = meaning?.retry === 'always' || (meaning?.retry === 'if-unsent' && (safe || sent === 'no'));
  return {
    class: `${meaning?.class}Error`,
    category: meaning?.category ?? '',
    retryable,
    billable: sent === 'no' ? 'no' : (meaning?.billable ?? 'maybe'),
    attempts: 1,
    ...(sent === 'maybe' ? {} : { sent }),
  };
}

function codeIn({ json }: SweptBody, pointers: readonly string[]): string | number | undefined {
  const isCode = (value: unknown): value is string | number =>
    typeof value === 'number' || (typeof value === 'string' && value !== '');
  return pointers.map((pointer) => readPointer(json, pointer)).find(isCode);
}
