import { base64Head, encodeBase64 } from './base64.ts';
import type { DownloadOptions } from './download-image.ts';
import { GeneratedImage } from './generated-image.ts';
import type { DecodedBase64, ImageOrigin, ImageSource } from './image-source.ts';
import { LazyBytes } from './lazy-bytes.ts';
import { extensionFor } from './media-type.ts';
import { headLengths, type ImageFacts, readImage } from './read-image.ts';
import { saveFile } from './save-file.ts';

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
  /** What the beginning of base64 shows before it is decoded. */
  readonly #shown: Shown | undefined;
  /** Base64 that was decoded while it came in, though not checked yet. */
  readonly #decoded: DecodedBase64 | undefined;

  constructor(source: ImageSource, origin: ImageOrigin) {
    super();
    // The base64 text is in one place only, which lets go of it once it is decoded.
    const { base64, bytes: _, ...facts } = source;
    this.#source = facts;
    this.#origin = origin;
    this.#lazy = new LazyBytes(source, origin);
    if (typeof base64 === 'string') this.#shown = shownBy(base64);
    else this.#decoded = base64;
  }

  override get url(): string | undefined {
    return this.#source.url;
  }

  override get mediaType(): string | undefined {
    return this.#facts()?.mediaType ?? this.#source.mediaType ?? this.#lazy.loaded?.mediaType;
  }

  override get width(): number | undefined {
    return this.#facts()?.width ?? this.#source.width;
  }

  override get height(): number | undefined {
    return this.#facts()?.height ?? this.#source.height;
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
    return new Blob([part], { type: this.mediaType ?? '' });
  }

  override async base64(options: DownloadOptions = {}): Promise<string> {
    return encodeBase64(await this.bytes(options));
  }

  override async save(path: string, options: DownloadOptions = {}): Promise<string> {
    const bytes = await this.bytes(options);
    const { client, operation } = this.#origin;
    const extension = extensionFor(this.mediaType);
    return saveFile({ path, extension, provider: client.definition.id, operation }, bytes);
  }

  override toJSON(): Record<string, unknown> {
    const { mediaType, width, height, expiresAt } = this;
    return { url: withoutQuery(this.url), mediaType, width, height, expiresAt };
  }

  #facts(): Shown | undefined {
    const bytes = this.#lazy.loaded?.bytes ?? this.#decoded?.bytes;
    return (bytes && readImage(bytes)) ?? this.#shown ?? this.#decoded;
  }
}

/** What an image shows of itself before it is decoded: all, or no more than the type that a data URI names. */
type Shown = Pick<DecodedBase64, 'mediaType'> & Partial<Omit<ImageFacts, 'mediaType'>>;

/** Type and size from as little of the base64 as tells them; else the type that a data URI names. */
function shownBy(base64: string): Shown {
  const [few, many] = headLengths;
  const { bytes, mediaType } = base64Head(base64, few);
  return readImage(bytes) ?? readImage(base64Head(base64, many).bytes) ?? { mediaType };
}

/** A signed URL is a key to the image: what is printed stops before the signature. */
function withoutQuery(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

function printed(facts: Record<string, unknown>): string {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return `{ ${known.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')} }`;
}
