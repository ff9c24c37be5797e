import { type BinaryData, type BinaryInput, isBinaryData, isBinaryInput, isStream } from './binary-input.ts';
import type { Refuse } from './flat-value.ts';

/** What a blob can be made of. */
export type BlobPiece = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | DataView<ArrayBuffer>;

/** Bytes to send: a part of a blob, or a stream. */
export type Bytes = BlobPiece | AsyncIterable<unknown> | ReadableStream<unknown>;

/** A file, ready to be put into a request. */
export interface FileToSend {
  readonly data: Bytes;
  /** True where the bytes can be read but once. */
  readonly streamed: boolean;
  readonly name: string | undefined;
  readonly mediaType: string | undefined;
}

/**
 * Reads what the caller gave for a file.
 * @throws what `refuse` makes of anything else, and of a stream that somebody reads already
 */
export function fileOf(value: unknown, refuse: Refuse): FileToSend {
  if (!isBinaryInput(value)) throw refuse([], 'expected a Blob, a Uint8Array, a stream, or { data, name, mediaType }');
  const { data, name, mediaType } = isBinaryData(value) ? { data: value } : namedFile(value);
  const streamed = !(data instanceof Blob) && isStream(data);
  if ('locked' in data && data.locked) throw refuse([], 'is a stream that is being read already');
  return {
    data: data as Bytes, // views over shared memory, which the types tell apart, are refused by Blob itself
    streamed,
    name: name ?? (data instanceof Blob && 'name' in data ? String(data.name) : undefined),
    mediaType: mediaType ?? (data instanceof Blob && data.type !== '' ? data.type : undefined),
  };
}

type NamedFile = Exclude<BinaryInput, BinaryData>;

function namedFile(value: BinaryInput): NamedFile {
  return value as NamedFile; // what is no data has data
}
