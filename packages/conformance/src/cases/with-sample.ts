import { isRecord } from '../json/is-record.ts';
import type { Sample } from './case-file.ts';
import { mergeMembers } from './merge-members.ts';

/** Members of a case as written, before they are known to fit. */
export type Members = Readonly<Record<string, unknown>>;

/** The ways to write a body: a new one takes the place of the one there was. */
const bodies = ['json', 'text', 'base64', 'file'];

/**
 * The members of a case with all that they borrow of a sample put in: `{ sample: <script> }` among the exchanges,
 * `answer: { sample: true }` and `respond: { sample: true }`, `expect: { sample: true, added: … }`. Throws an Error that says
 * what the sample lacks.
 */
export function withSample(members: Members, sample: Sample): Members {
  const { exchange, expect, beside, before, ...rest } = members;
  const others = (calls: unknown): unknown =>
    mapped(calls, (call) => ({ ...call, expect: expected(call.expect, sample) }));
  return {
    ...rest,
    ...(beside === undefined ? {} : { beside: others(beside) }),
    ...(before === undefined ? {} : { before: others(before) }),
    exchange: Array.isArray(exchange) ? exchange.flatMap((one: unknown) => exchanges(one, sample)) : exchange,
    expect: expected(expect, sample),
  };
}

function exchanges(written: unknown, sample: Sample): unknown[] {
  if (!isRecord(written)) return [written];
  const { sample: name, ...own } = answered(written, sample);
  if (name === undefined) return [own];
  const script = sample.scripts?.[String(name)];
  if (!script) {
    const known = Object.keys(sample.scripts ?? {}).join(', ') || 'none';
    throw new Error(`the sample of ${sample.call.method} has no script "${String(name)}" (there: ${known})`);
  }
  const played = script.map((one) => answered(one, sample));
  const [only] = played;
  if (Object.keys(own).length === 0 || !only) return played;
  if (played.length > 1)
    throw new Error(`script "${String(name)}" has several exchanges: members beside it are of none`);
  const { answer: _, steps: __, ...asked } = only;
  return ['answer' in own || 'steps' in own ? { ...asked, ...own } : { ...only, ...own }];
}

function answered(exchange: object, sample: Sample): Record<string, unknown> {
  const written: Record<string, unknown> = { ...exchange };
  if ('answer' in written) written.answer = borrowed(written.answer, sample);
  if ('steps' in written) {
    written.steps = mapped(written.steps, (step) =>
      'respond' in step ? { ...step, respond: borrowed(step.respond, sample) } : step,
    );
  }
  return written;
}

function borrowed(answer: unknown, sample: Sample): unknown {
  if (!isRecord(answer) || answer.sample !== true) return answer;
  const { sample: _, ...own } = answer;
  if (!sample.answer) throw new Error(`the sample of ${sample.call.method} has no answer`);
  const there = Object.entries(sample.answer).filter(
    ([name]) => !bodies.includes(name) || !bodies.some((body) => body in own),
  );
  return mergeMembers(Object.fromEntries(there), own);
}

function expected(expect: unknown, { call, value: told, answer, images }: Sample): unknown {
  if (!isRecord(expect) || expect.sample !== true) return expect;
  const { sample: _, added, ...own } = expect;
  const value = told ?? answer?.json;
  if (value === undefined && images === undefined)
    throw new Error(`the sample of ${call.method} does not say what it gives`);
  const given = added === undefined ? value : mergeMembers(value, added);
  return { ...(given === undefined ? {} : { value: given }), ...(images === undefined ? {} : { images }), ...own };
}

function mapped(list: unknown, change: (item: Members) => unknown): unknown {
  return Array.isArray(list) ? list.map((item: unknown) => (isRecord(item) ? change(item) : item)) : list;
}
