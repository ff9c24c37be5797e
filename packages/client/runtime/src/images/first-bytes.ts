/** What the first bytes say: the kind of image that this wants to be. HEIF is the container of HEIC and AVIF. */
export type FirstBytes = 'png' | 'jpeg' | 'webp' | 'gif' | 'heif';

const beginnings: readonly (readonly [FirstBytes, RegExp])[] = [
  ['png', /^\x89PNG\r\n.\n/s],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['gif', /^GIF8[79]a/],
  // The brands stand in the first box, four letters each; a file may list `avif` behind a more general one.
  ['heif', /^.{4}ftyp(?:.{4})*?(?:avi[fos]|he[iv][cmsx]|m[is]f1)/s],
];

/** Enough for every beginning. */
const length = 64;

/**
 * Whether bytes begin as an image, judged without what `readImage` needs: a whole header, and a library that is loaded. It
 * decides what is taken for an image and which end marker is due, for an image that was cut in its header has been paid for
 * as well. The type and the size that users see come from `readImage`.
 */
export function firstBytes(bytes: Uint8Array): FirstBytes | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, length));
  return beginnings.find(([, beginning]) => beginning.test(text))?.[0];
}
