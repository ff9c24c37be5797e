import { base64Head, encodeBase64 } from './base64.ts';
import { dimensions } from './dimensions.ts';
import type { DownloadOptions } from './download-image.ts';
import { GeneratedImage } from './generated-image.ts';
import type { ImageOrigin, ImageSource } from './image-source.ts';
import { LazyBytes } from './lazy-bytes.ts';
import { extensionOf, sniffMediaType } from './media-type.ts';
import { saveFile } from './save-file.ts';

/** Enough of a file to find its size in all but a few JPEGs. */
const headLength = 3 * 1024;

/** The image of an answer, as `GeneratedImage` promises it. */
export class AnswerImage extends GeneratedImage {
  static {
    // Defined here, for a computed name has no place in a class whose types are written out.
    Object.defineProperty(AnswerImage.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: AnswerImage): string {
        return `GeneratedImage ${printed(this.toJSON())}`;
      },
    });
  }

  readonly #source: ImageSource;
  readonly #origin: ImageOrigin;
  readonly #lazy: LazyBytes;
  readonly #head: { readonly bytes: Uint8Array; readonly mediaType: string | undefined } | undefined;

  constructor(source: ImageSource, origin: ImageOrigin) {
    super();
    // The base64 text is in one place only, which lets go of it once it is decoded.
    const { base64, bytes: _, ...facts } = source;
    this.#source = facts;
    this.#origin = origin;
    this.#lazy = new LazyBytes(source, origin);
    this.#head = base64 === undefined ? undefined : base64Head(base64, headLength);
  }

  override get url(): string | undefined {
    return this.#source.url;
  }

  override get mediaType(): string | undefined {
    const { loaded } = this.#lazy;
    return this.#seen(sniffMediaType) ?? this.#head?.mediaType ?? this.#source.mediaType ?? loaded?.mediaType;
  }

  override get width(): number | undefined {
    return this.#seen(dimensions)?.width ?? this.#source.width;
  }

  override get height(): number | undefined {
    return this.#seen(dimensions)?.height ?? this.#source.height;
  }

  override get expiresAt(): Date | undefined {
    return this.#source.expiresAt;
  }

  override bytes(options: DownloadOptions = {}): Promise<Uint8Array> {
    return this.#lazy.load(options);
  }

  override async blob(options: DownloadOptions = {}): Promise<Blob> {
    const bytes = await this.bytes(options);
    const part = bytes as Uint8Array<ArrayBuffer>; // nothing here makes bytes over shared memory
    return new Blob([part], this.mediaType === undefined ? {} : { type: this.mediaType });
  }

  override async base64(options: DownloadOptions = {}): Promise<string> {
    return encodeBase64(await this.bytes(options));
  }

  override async save(path: string, options: DownloadOptions = {}): Promise<string> {
    const bytes = await this.bytes(options);
    const { client, operation } = this.#origin;
    return saveFile({ path, extension: extensionOf(bytes), provider: client.definition.id, operation }, bytes);
  }

  override toJSON(): Record<string, unknown> {
    const { mediaType, width, height, expiresAt } = this;
    return { url: withoutQuery(this.url), mediaType, width, height, expiresAt };
  }

  #seen<T>(read: (bytes: Uint8Array) => T | undefined): T | undefined {
    const bytes = this.#lazy.loaded?.bytes ?? this.#head?.bytes;
    return bytes === undefined ? undefined : read(bytes);
  }
}

/** A signed URL is a key to the image: what is printed stops before the signature. */
function withoutQuery(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

function printed(facts: Record<string, unknown>): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return `{ ${known.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')} }`;
}
