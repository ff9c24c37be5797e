import { randomInt, randomUUID } from 'node:crypto';
import type { ContractRow } from '../contract/contract.ts';
import { readPointer, tokensOf } from '../json/pointer.ts';
import type { MetaFact, ProviderContract, TaskContract } from './provider-contract.ts';
import { type PlacedSchema, schemaAt } from './schema.ts';
import type { Ticket } from './upload-store.ts';

/** A value with its place in an answer. */
export interface Fact {
  readonly pointer: string;
  readonly value: unknown;
}

/** What the embedded provider tells about a call, whatever the place. */
export type MetaValues = Partial<Readonly<Record<MetaFact, string | number>>>;

/** Plausible accounting: a call costs one credit, and the rate window is nearly untouched. */
export function metaValues(call: { remaining: number; input: unknown; seconds: number }): MetaValues {
  const seed = readPointer(call.input, '/seed');
  return {
    requestId: randomUUID(),
    costUsd: 0.02,
    costCredits: 1,
    remainingCredits: call.remaining,
    rateLimitRemaining: 59,
    rateLimitResetAt: new Date(Date.now() + 60_000).toISOString(),
    generationSeconds: call.seconds,
    seed: typeof seed === 'number' && seed >= 0 ? seed : randomInt(2 ** 31),
  };
}

/** The accounting in the body: of each value the first place that the answer has. */
export function metaFacts(
  { meta, errors }: ProviderContract,
  values: MetaValues,
  answer: PlacedSchema,
): readonly Fact[] {
  const isPlace = (pointer: string | undefined): pointer is string =>
    pointer !== undefined && schemaAt(answer, tokensOf(pointer)) !== undefined && !isFailurePlace(errors, pointer);
  return metaNames(values).flatMap((name) => {
    const pointer = meta[name].map(({ body }) => body).find(isPlace);
    return pointer === undefined ? [] : { pointer, value: values[name] };
  });
}

/** A place inside something whose mere presence makes a failure of an answer. */
function isFailurePlace(rows: readonly ContractRow[], pointer: string): boolean {
  const marks = rows.filter(comesWithSuccess).flatMap(({ when }) => Object.entries(when.body ?? {}));
  return marks.some(([mark, { exists }]) => exists === true && `${pointer}/`.startsWith(`${mark}/`));
}

/** The accounting in the header fields that the document names. */
export function metaHeaders(
  meta: ProviderContract['meta'],
  values: MetaValues,
  documented: ReadonlySet<string>,
): Record<string, string> {
  const entries = metaNames(values).flatMap((name) =>
    meta[name].flatMap(({ header }) =>
      header !== undefined && documented.has(header) ? [[header, String(values[name])]] : [],
    ),
  );
  return Object.fromEntries(entries);
}

function metaNames(values: MetaValues): readonly MetaFact[] {
  // Made by metaValues alone, so its keys are those of its type.
  return Object.keys(values) as MetaFact[];
}

/** What an answer must say not to be one of the failures that come with a status of success. */
export function successFacts(rows: readonly ContractRow[], operation: string): readonly Fact[] {
  return rows
    .filter(({ when }) => when.operation === undefined || when.operation.includes(operation))
    .filter(comesWithSuccess)
    .flatMap(({ when }) => {
      const [entry, ...others] = Object.entries(when.body ?? {});
      if (!entry || others.length > 0) return [];
      const [pointer, { not, exists }] = entry;
      return not === undefined || not === null || exists !== undefined ? [] : { pointer, value: not };
    });
}

function comesWithSuccess({ when }: ContractRow): boolean {
  return when.status?.some((status) => /^2(xx|\d\d)$/.test(`${status}`)) === true;
}

/** A task's id, its state and how long it will take. */
export function taskFacts(
  task: TaskContract,
  told: { readonly id: string; readonly word?: string | number | undefined; readonly seconds?: number | undefined },
): readonly Fact[] {
  return [
    { pointer: task.id, value: told.id },
    ...(told.word === undefined ? [] : [{ pointer: task.status, value: told.word }]),
    ...(told.seconds === undefined || task.firstWait === undefined
      ? []
      : [{ pointer: task.firstWait, value: told.seconds }]),
  ];
}

/** Where a file goes, and where it will be. */
export function uploadFacts(
  uploads: NonNullable<ProviderContract['uploads']>,
  { ticket, base }: { ticket: Ticket; base: string },
): readonly Fact[] {
  return [
    { pointer: uploads.url, value: `${base}/uploads/${ticket.id}` },
    { pointer: uploads.fields, value: ticket.fields },
    { pointer: uploads.result, value: `${base}/files/${ticket.file}` },
  ];
}
