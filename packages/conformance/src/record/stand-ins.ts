import { createHash } from 'node:crypto';

/** An image that is replaced by a tiny one of its kind: bytes of real images are not committed. */
export interface StandIn {
  /** File below `fixtures/files`. */
  readonly file: string;
  readonly mediaType: string;
  /** What was there: type, size and digest. */
  readonly told: string;
}

/** By the first bytes, in hexadecimal. */
const kinds = [
  { mediaType: 'image/png', file: 'tiny.png', begins: /^89504e470d0a1a0a/ },
  { mediaType: 'image/jpeg', file: 'tiny.jpg', begins: /^ffd8ff/ },
  { mediaType: 'image/webp', file: 'tiny.webp', begins: /^52494646.{8}57454250/ },
] as const;

/** The stand-in for bytes that are an image; undefined where they are none that there is one for. */
export function standInFor(bytes: Uint8Array): StandIn | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const kind = kinds.find(({ begins }) => begins.test(head));
  if (!kind) return undefined;
  const { file, mediaType } = kind;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { file, mediaType, told: `${mediaType}, ${bytes.length} bytes, sha256 ${digest}` };
}
