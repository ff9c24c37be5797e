import type { ResolvedClient } from '../client/resolved-client.ts';
import type { LiftedText } from './lifted-text.ts';

/** Base64 that was decoded while it came in, and the type that a data URI named. */
export type DecodedBase64 = Pick<LiftedText, 'bytes' | 'mediaType'>;

/** What an answer tells of one image; at least one of `bytes`, `base64` and `url` is there. */
export interface ImageSource {
  /** The image itself, checked already. */
  readonly bytes?: Uint8Array | undefined;
  /** Bare base64 or a data URI; with its bytes, where it is decoded already, though not checked. */
  readonly base64?: string | DecodedBase64 | undefined;
  readonly url?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** When the URL stops working. */
  readonly expiresAt?: Date | undefined;
}

/** Whose answer the image came in. */
export interface ImageOrigin {
  readonly client: ResolvedClient;
  /** Id of the operation. */
  readonly operation: string;
}
