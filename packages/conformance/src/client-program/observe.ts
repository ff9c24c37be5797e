import { createHash } from 'node:crypto';
import { isRecord } from '../json/is-record.ts';
import { imagesOf, type Outcome, type ReadImage } from './outcome.ts';
import { toPlain } from './plain-value.ts';
import { printable } from './printable.ts';
import {
  errorMembers,
  type Observation,
  type ObservedBytes,
  type ObservedError,
  type ObservedImage,
  type ObservedIssue,
} from './protocol.ts';

/** What the one who made the call knows beside what came out of it. */
export interface Circumstances {
  /** Texts that may not be printed. */
  readonly secrets: readonly string[];
  /** The reason that the caller gave, or would give, when it gives up. */
  readonly reason?: unknown;
}

/** Members of an error that are told as they are; the others are told in their own way. */
const asTheyAre = errorMembers.filter((name) => !['class', 'message', 'cause', 'issues'].includes(name));

/** An outcome as plain JSON. */
export function observe(outcome: Outcome, { secrets, reason }: Circumstances): Observation {
  const { result, response, failure, time, log, hooks, events, leftovers = [] } = outcome;
  const images = imagesOf(result);
  const value = images && isRecord(result) ? result.body : result;
  return {
    ...(value === undefined ? {} : { value: toPlain(value) }),
    ...(images && { imageCount: images.length }),
    images: outcome.images.map(observeImage),
    ...(failure && { error: observeError(failure.error, reason) }),
    ...(isRecord(response) && { response: plainRecord(response) }),
    drift: outcome.drift.flatMap((drift) => (isRecord(drift) ? observeIssues(drift.issues) : [])),
    progress: outcome.progress.map(toPlain),
    ...(events && { events: events.map(toPlain) }),
    ...(hooks && { hooks: [...hooks.events] }),
    ...(log && { log: [...log] }),
    leftovers: [...leftovers],
    printed: printable(outcome, secrets),
    time: time ?? { from: 0, to: 0, milliseconds: 0 },
    listeners: 0,
    reached: [],
  };
}

function observeImage({ image, bytes, unlike, saved }: ReadImage): ObservedImage {
  const { url, mediaType, width, height, expiresAt } = isRecord(image) ? image : {};
  const address = url instanceof URL ? url.href : url;
  return {
    ...(typeof address === 'string' ? { url: address } : {}),
    ...(typeof mediaType === 'string' ? { mediaType } : {}),
    ...(typeof width === 'number' ? { width } : {}),
    ...(typeof height === 'number' ? { height } : {}),
    ...(expiresAt instanceof Date ? { expiresAt: expiresAt.toISOString() } : {}),
    ...(bytes && { bytes: digestOf(bytes) }),
    ...(unlike && { unlike: [...unlike] }),
    ...(saved && { saved: { name: saved.name, bytes: digestOf(saved.bytes), files: [...saved.files] } }),
  };
}

/** Bytes as they are told and compared. */
export function digestOf(bytes: Uint8Array): ObservedBytes {
  return { length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function observeError(error: unknown, reason: unknown): ObservedError {
  if (!isRecord(error)) return { message: '', members: {}, thrown: toPlain(error) };
  const members = asTheyAre.flatMap((name) =>
    error[name] === undefined ? [] : [[name, toPlain(error[name])] as const],
  );
  const { cause } = error;
  return {
    ...(error.name === undefined ? {} : { name: String(error.name) }),
    message: String(error.message),
    members: Object.fromEntries(members),
    ...(Array.isArray(error.issues) && { issues: observeIssues(error.issues) }),
    ...(cause === undefined ? {} : { cause: { ...describeCause(cause), isReason: cause === reason } }),
  };
}

function describeCause(cause: unknown): { name: string; message: string } {
  if (cause instanceof Error) return { name: cause.name, message: cause.message };
  return { name: JSON.stringify(toPlain(cause)), message: '' };
}

function observeIssues(issues: unknown): ObservedIssue[] {
  const list: unknown[] = Array.isArray(issues) ? issues : [];
  return list.map((issue) => {
    const { path, rule, message } = isRecord(issue) ? issue : { message: issue };
    return { path: toPlain(path), rule: toPlain(rule), message: toPlain(message) };
  });
}

function plainRecord(record: Record<string, unknown>): Record<string, unknown> {
  const found = toPlain(record);
  return isRecord(found) ? found : {};
}
