import { isComplete } from './complete.ts';
import { firstBytes } from './first-bytes.ts';

/** What is wrong with an image. */
export interface ImageFault {
  readonly reason: string;
  /** True for an image that was cut: fetching it again may help. */
  readonly cut: boolean;
}

/** Declared as one of these, the first bytes must be those of an image. */
const known: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif', 'avif']);

/** Fewer bytes are the signature of no image; a word that was taken for base64 gives such. */
const fewest = 16;

/** Types that say nothing of the content. */
const vague = /^(application|binary)\/octet-stream$/;

/**
 * Looks whether bytes can be the image that they are said to be. Another known format than the one declared is fine, for
 * the bytes tell; a format that is not known by its bytes is taken at the provider's word.
 */
export function faultOfImage(bytes: Uint8Array, declared: string | undefined): ImageFault | undefined {
  if (bytes.length === 0) return { reason: 'it is empty', cut: true };
  const format = firstBytes(bytes);
  if (format !== undefined)
    return isComplete(bytes) ? undefined : { reason: `the ${format} ends in the middle`, cut: true };
  if (declared === undefined || vague.test(declared))
    return isNoImage(bytes) ? { reason: 'nobody calls it an image, and its bytes are none', cut: false } : undefined;
  const [kind, subtype = ''] = declared.split('/');
  if (kind === 'image' && !known.has(subtype)) return undefined;
  return { reason: `it is declared as ${declared}, but the bytes are no such image`, cut: false };
}

/** Too short, or the beginning of a text. */
function isNoImage(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, fewest);
  return (
    start.length < fewest || start.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d))
  );
}
