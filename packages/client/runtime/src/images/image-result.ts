import type { GeneratedImage } from './generated-image.ts';

/** What an operation that makes images resolves to. */
export interface ImageResult<Body = unknown> {
  /** At least one, in the provider's order. */
  readonly images: GeneratedImage[];
  /** The provider's answer, untouched; absent where it answered with the image itself. */
  readonly body?: Body;
}
