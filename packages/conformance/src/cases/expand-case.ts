import type { Call, CallBeside, CaseFile, Exchange, ExpectedRequest, Sample } from './case-file.ts';
import type { ConformanceCase, PlannedExchange } from './conformance-case.ts';
import { milliseconds } from './milliseconds.ts';

/** A fault found while a case was joined with its samples. `path` leads to the place in the case's file. */
export interface ExpansionFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a case is joined with. */
export interface ExpansionContext {
  readonly provider: string;
  /** Name of the folder that the file lies in: an operation, `errors` or `promises`. */
  readonly folder: string;
  readonly file: string;
  readonly samples: Readonly<Record<string, Sample>>;
}

/** Folders that stand for no operation: their cases stand under the method that they call. */
const placeless: ReadonlySet<string> = new Set(['errors', 'promises']);

/** The cases of one file: one for each sample that it names, or one of its own. */
export function expandCase(
  source: CaseFile,
  context: ExpansionContext,
): { readonly cases: readonly ConformanceCase[]; readonly faults: readonly ExpansionFault[] } {
  const faults = [...faultsOf(source, context)];
  if (faults.length > 0) return { cases: [], faults };
  const { call, samples: names } = source;
  if (names !== undefined) {
    const cases = names.map((name) => {
      const sample = context.samples[name];
      return sample && joined({ source, context, operation: name, call: call ?? sample.call, request: sample.request });
    });
    return { cases: cases.filter((found) => found !== undefined), faults };
  }
  const operation = placeless.has(context.folder) && call ? call.method : context.folder;
  return { cases: call ? [joined({ source, context, operation, call })] : [], faults };
}

interface Parts {
  readonly source: CaseFile;
  readonly context: ExpansionContext;
  readonly operation: string;
  readonly call: Sample['call'];
  readonly request?: ExpectedRequest;
}

function joined({ source, context, operation, call, request }: Parts): ConformanceCase {
  return {
    name: `${context.provider}/${operation}/${source.id}`,
    provider: context.provider,
    operation,
    id: source.id,
    file: context.file,
    title: source.title,
    kind: source.kind,
    provenance: source.provenance,
    ...(source.fault === undefined ? {} : { fault: source.fault }),
    ...(source.row === undefined ? {} : { row: source.row }),
    client: source.client ?? {},
    call,
    ...besides(source),
    ...(source.beside && { beside: source.beside.map((other) => otherCall(other, call)) }),
    ...(source.before && { before: source.before.map((other) => otherCall(other, call)) }),
    exchange: source.exchange.flatMap((exchange) => planned(exchange, request)),
    expect: source.expect,
  };
}

function otherCall(other: CallBeside, own: Call): { readonly call: Call; readonly expect: CallBeside['expect'] } {
  const call = other.call ?? own;
  return { call: { ...call, options: { ...call.options, ...other.options } }, expect: other.expect };
}

/** What only some cases have: left out where it is not there. */
function besides({ hooks, aborted, network, handshake, tls, clock, atOnce }: CaseFile): Partial<ConformanceCase> {
  return {
    ...(hooks === undefined ? {} : { hooks }),
    ...(aborted === undefined ? {} : { aborted }),
    ...(network === undefined ? {} : { network }),
    ...(handshake === undefined ? {} : { handshake }),
    ...(tls === undefined ? {} : { tls }),
    ...(clock === undefined ? {} : { clock }),
    ...(atOnce === undefined ? {} : { atOnce }),
  };
}

function planned(exchange: Exchange, sample: ExpectedRequest | undefined): PlannedExchange[] {
  const request = exchange.request ?? sample;
  if (!request) return [];
  const steps = exchange.answer ? [{ respond: exchange.answer }] : (exchange.steps ?? []);
  const elsewhere = exchange.elsewhere && { elsewhere: exchange.elsewhere };
  return [
    { request, steps, ...elsewhere, ...(exchange.after === undefined ? {} : { after: milliseconds(exchange.after) }) },
  ];
}

function* faultsOf(source: CaseFile, { samples, provider }: ExpansionContext): Generator<ExpansionFault> {
  const names = source.samples;
  if (names === undefined && !source.call)
    yield { path: [], message: 'has neither `call` nor `samples`: nothing to run' };
  for (const [index, name] of (names ?? []).entries()) {
    if (Object.hasOwn(samples, name)) continue;
    const known = Object.keys(samples).join(', ') || 'none';
    yield { path: ['samples', index], message: `no sample "${name}" in ${provider}/samples.yaml (there: ${known})` };
  }
  if (names?.length === 0) yield { path: ['samples'], message: 'is empty: nothing to run' };
  if (source.call && names && names.length > 1) {
    yield { path: ['call'], message: 'cannot replace the calls of several samples; name one sample, or none' };
  }
  for (const [index, exchange] of source.exchange.entries())
    yield* exchangeFaults(exchange, index, names !== undefined);
  yield* expectationFaults(source.expect, ['expect']);
  if (source.tls && source.handshake)
    yield { path: ['handshake'], message: 'is what `tls` says already; a case has one of the two' };
  for (const member of ['beside', 'before'] as const) {
    for (const [index, { expect }] of (source[member] ?? []).entries())
      yield* expectationFaults(expect, [member, index, 'expect']);
  }
  if (source.network && (source.exchange.length > 0 || source.client?.baseUrl !== undefined))
    yield { path: ['network'], message: 'reaches nobody: a case with it has neither exchanges nor a baseUrl' };
}

function* exchangeFaults(exchange: Exchange, index: number, hasSample: boolean): Generator<ExpansionFault> {
  const path = ['exchange', index];
  if (!exchange.request && !hasSample) yield { path, message: 'has no `request`, and the case borrows no sample' };
  if ((exchange.answer === undefined) === (exchange.steps === undefined)) {
    yield { path, message: 'needs either `answer` or `steps`' };
  }
  if (index === 0 && exchange.after !== undefined) {
    yield { path: [...path, 'after'], message: 'counts from the previous answer; the first exchange has none' };
  }
}

function* expectationFaults(expect: CaseFile['expect'], path: readonly PropertyKey[]): Generator<ExpansionFault> {
  const proves = ['value', 'images', 'error', 'issues', 'progress'].some((member) => Object.hasOwn(expect, member));
  if (!proves) yield { path, message: 'proves nothing: needs one of value, images, error, issues, progress' };
  if (Object.hasOwn(expect, 'value') && (expect.error ?? expect.issues)) {
    yield { path, message: 'a call gives either a value or an error, not both' };
  }
  for (const [index, image] of (expect.images ?? []).entries()) {
    const bodies = ['json', 'text', 'base64', 'file'].filter((member) => Object.hasOwn(image, member));
    if (bodies.length > 1)
      yield { path: [...path, 'images', index], message: `has several bodies: ${bodies.join(', ')}` };
  }
}
