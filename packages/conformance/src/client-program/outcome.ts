/** An image that a call gave, as far as the case wanted it read. */
export interface ReadImage {
  /** The image object of the client. */
  readonly image: unknown;
  /** Its bytes, where the case states a body. */
  readonly bytes?: Uint8Array;
  /** In which of its other forms it is another image, in words. */
  readonly unlike?: readonly string[];
  /** The file that it was saved to, and all files that were in the folder then. */
  readonly saved?: { readonly name: string; readonly bytes: Uint8Array; readonly files: readonly string[] } | undefined;
}

/** All that came out of a call, as the client gave it. */
export interface Outcome {
  readonly client?: unknown;
  /** Absent where the call failed, and where it gave nothing. */
  readonly result?: unknown;
  /** What was thrown, in a box: anything can be thrown. */
  readonly failure?: { readonly error: unknown };
  /** What `withResponse()` told, where the case asked. */
  readonly response?: unknown;
  readonly images: readonly ReadImage[];
  readonly drift: readonly unknown[];
  readonly progress: readonly unknown[];
  /** Files that a failed save left. */
  readonly leftovers?: readonly string[];
  /** Lines of the client's log, where the case asked. */
  readonly log?: readonly string[];
  /** What hooks saw, and what they were handed. */
  readonly hooks?: { readonly events: readonly string[]; readonly handed: readonly unknown[] };
  /** What was told on tracing channels, where the case asked. */
  readonly events?: readonly unknown[];
  readonly time?: Duration;
}

/** When a call began and ended. */
export interface Duration {
  /** On the clock of `Date.now()`. */
  readonly from: number;
  readonly to: number;
  /** How long it took, on a clock that never jumps. */
  readonly milliseconds: number;
}

/** An object of the client that can give an image in each of its forms. */
export interface ImageLike {
  readonly mediaType?: string | undefined;
  bytes(options?: object): Promise<Uint8Array>;
  base64(options?: object): Promise<string>;
  blob(options?: object): Promise<Blob>;
  save(path: string, options?: object): Promise<string>;
}

/** The images of a result that is one of images: `{ images, body }`, each of them able to give its bytes. */
export function imagesOf(result: unknown): readonly ImageLike[] | undefined {
  if (typeof result !== 'object' || result === null || !('images' in result) || !Array.isArray(result.images)) {
    return undefined;
  }
  const images: unknown[] = result.images;
  // A result of images is never empty: a body that happens to have an empty list of that name is no such result.
  return images.length > 0 && images.every(isImage) ? images : undefined;
}

function isImage(value: unknown): value is ImageLike {
  return typeof value === 'object' && value !== null && 'bytes' in value && typeof value.bytes === 'function';
}
