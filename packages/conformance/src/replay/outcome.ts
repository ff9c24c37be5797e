/** An image that a call gave, as far as the case wanted it read. */
export interface ReadImage {
  /** The image object of the client. */
  readonly image: unknown;
  /** Its bytes, where the case states a body. */
  readonly bytes?: Uint8Array;
}

/** All that came out of a call. */
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
}

/** An object of the client that can give the bytes of an image. */
export interface ImageLike {
  bytes(): Promise<Uint8Array>;
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
