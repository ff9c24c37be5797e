import { checkCallOptions } from '../client/check-call-options.ts';
import { callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import { interruption } from '../errors/interruption.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { decodeBase64, parseBase64 } from './base64.ts';
import { faultOfImage } from './check-image.ts';
import { type Downloaded, type DownloadOptions, downloadImage } from './download-image.ts';
import type { DecodedBase64, ImageOrigin, ImageSource } from './image-source.ts';

/** The bytes of one image: decoded or downloaded when first asked for, then remembered. */
export class LazyBytes {
  readonly #origin: ImageOrigin;
  readonly #url: string | undefined;
  readonly #expiresAt: Date | undefined;
  readonly #declared: string | undefined;
  #base64: string | DecodedBase64 | undefined;
  #loaded: Downloaded | undefined;
  #running: Promise<void> | undefined;

  constructor(source: ImageSource, origin: ImageOrigin) {
    this.#origin = origin;
    this.#url = source.url;
    this.#expiresAt = source.expiresAt;
    this.#declared = source.mediaType;
    this.#base64 = source.base64;
    if (source.bytes !== undefined) this.#loaded = { bytes: source.bytes, mediaType: source.mediaType };
  }

  /** The bytes, where they are here already. */
  get loaded(): Downloaded | undefined {
    return this.#loaded;
  }

  /**
   * The bytes. Calls at the same time share one download, each within its own deadline and signal; when the download fails
   * for the one that began it, the next one tries for itself.
   */
  async load(options: DownloadOptions): Promise<Uint8Array> {
    if (this.#base64 !== undefined) this.#decode(this.#base64);
    if (this.#loaded !== undefined) return this.#loaded.bytes;
    checkCallOptions(options, { provider: this.#origin.client.definition.id, operation: this.#origin.operation });
    const { deadline: duration } = callSettings(this.#origin.client.options, options);
    const deadline = new Deadline({ duration, signal: options.signal });
    try {
      return await this.#share({ options, deadline });
    } finally {
      deadline.dispose();
    }
  }

  #decode(base64: string | DecodedBase64): void {
    try {
      const { bytes, mediaType } = typeof base64 === 'string' ? decoded(base64) : base64;
      const fault = faultOfImage(bytes, mediaType ?? this.#declared);
      if (fault !== undefined) throw new SyntaxError(fault.reason);
      this.#loaded = { bytes, mediaType };
      // The text is a third larger than the bytes, and not needed any more.
      this.#base64 = undefined;
    } catch (cause) {
      throw undecodable(this.#origin, cause);
    }
  }

  async #share({ options, deadline }: { options: DownloadOptions; deadline: Deadline }): Promise<Uint8Array> {
    while (this.#running !== undefined) await this.#joined(this.#running, deadline);
    if (this.#loaded !== undefined) return this.#loaded.bytes;
    const download = this.#download({ options, deadline });
    this.#running = download.then(ignore, ignore);
    try {
      this.#loaded = await download;
      return this.#loaded.bytes;
    } finally {
      this.#running = undefined;
    }
  }

  #download(bounds: { options: DownloadOptions; deadline: Deadline }): Promise<Downloaded> {
    // An image without bytes and base64 has a URL, or there would be no image.
    return downloadImage({ ...this.#origin, ...bounds, url: this.#url ?? '', expiresAt: this.#expiresAt });
  }

  /** Waits for the download that another call began, within this call's own deadline. */
  #joined(running: Promise<void>, deadline: Deadline): Promise<void> {
    const { signal } = deadline;
    const { client, operation: id } = this.#origin;
    const place = { client, operation: { id, safe: true } };
    return new Promise((resolve, reject) => {
      const stop = (): void => reject(interruption(place, { deadline, phase: 'download', sent: 'maybe', attempts: 0 }));
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop);
      void running.then(resolve); // the signal is this call's own, and goes with it
    });
  }
}

function decoded(base64: string): Downloaded {
  const { text, mediaType } = parseBase64(base64);
  return { bytes: decodeBase64(text), mediaType };
}

function ignore(): void {}

function undecodable({ client, operation }: ImageOrigin, cause: unknown): ProtocolError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProtocolError({
    message: `The base64 image of the answer cannot be used: ${reason}. It may have been paid for: check with the provider before generating it again.`,
    category: 'protocol',
    provider: client.definition.id,
    operation,
    phase: 'decode',
    sent: 'yes',
    billable: 'maybe',
    attempts: 1,
    cause,
  });
}
