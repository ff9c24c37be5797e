/** Bytes, or what gives them piece by piece; what only streams can be sent once, so its request is not sent again. */
export type BinaryData = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file or other bytes to send: as they are, or with the name and the media type to send them under. */
export type BinaryInput =
  | BinaryData
  | {
      readonly data: BinaryData;
      /** File name. Default: that of a `File`, else `blob`. */
      readonly name?: string | undefined;
      /** Default: that of a `Blob`, else what the API documents, else `application/octet-stream`. */
      readonly mediaType?: string | undefined;
    };

/** Whether a value is bytes or gives bytes. */
export function isBinaryData(value: unknown): value is BinaryData {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Blob || isBuffer(ArrayBuffer.isView(value) ? value.buffer : value) || isStream(value);
}

/** Whether a value is what a file can be given as. */
export function isBinaryInput(value: unknown): value is BinaryInput {
  if (isBinaryData(value)) return true;
  if (typeof value !== 'object' || value === null || !('data' in value)) return false;
  const { data, name, mediaType } = value as { data: unknown; name?: unknown; mediaType?: unknown }; // read as unknown
  return isBinaryData(data) && isTextOrAbsent(name) && isTextOrAbsent(mediaType);
}

/** Whether bytes come piece by piece and once. */
export function isStream(value: object): value is ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> {
  // Safari cannot iterate its streams.
  return Symbol.asyncIterator in value || (typeof ReadableStream !== 'undefined' && value instanceof ReadableStream);
}

/** Those of other realms count too; memory that is shared does not, for it may change while it is sent. */
function isBuffer(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
