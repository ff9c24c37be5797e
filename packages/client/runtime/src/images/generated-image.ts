import type { DownloadOptions } from './download-image.ts';

/**
 * An image of an answer. Its bytes are decoded or downloaded with the first use and remembered; a download that failed
 * may be tried again by calling again. It prints neither its bytes nor the query of its URL.
 *
 * What users see and test with `instanceof`. All that it does stands in `AnswerImage`, which is loaded with the first call:
 * a program that has not made one yet carries this page alone.
 */
export abstract class GeneratedImage {
  /** Where the provider serves the image; absent where it came in the answer. A signed URL opens the image to anyone. */
  abstract get url(): string | undefined;

  /** What the bytes show, as far as they are here; else what the provider says. */
  abstract get mediaType(): string | undefined;

  /**
   * In pixels; from the bytes, as far as they are here, else as the provider says. Of the pixels as stored: a picture that
   * its metadata (EXIF) turns on its side is shown with width and height exchanged.
   */
  abstract get width(): number | undefined;

  /** In pixels, see `width`. */
  abstract get height(): number | undefined;

  /** When the URL stops working, where the provider documents it. */
  abstract get expiresAt(): Date | undefined;

  /**
   * The image's bytes; the same array with every call, so copy it before changing it.
   * @throws ProtocolError when they are no whole image or the URL may not be opened, NotFoundError when the URL has expired
   */
  abstract bytes(options?: DownloadOptions): Promise<Uint8Array>;

  /** The image as a Blob of its media type. */
  abstract blob(options?: DownloadOptions): Promise<Blob>;

  /** The image as bare base64. */
  abstract base64(options?: DownloadOptions): Promise<string>;

  /**
   * Writes the image to a file, whole or not at all; a file of that name is replaced, a folder is not made. A path without
   * an extension gets the right one.
   * @returns the path that was written to
   */
  abstract save(path: string, options?: DownloadOptions): Promise<string>;

  abstract toJSON(): Record<string, unknown>;
}
