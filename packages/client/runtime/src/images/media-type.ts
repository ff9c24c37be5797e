/** Of a declared type no other letters get into the name of a file: `image/html` is no page. */
const extensions: ReadonlyMap<string | undefined, string> = new Map(
  Object.entries({
    'image/png': '.png',
    'image/jpeg': '.jpg',
    'image/webp': '.webp',
    'image/gif': '.gif',
    'image/avif': '.avif',
    'image/heic': '.heic',
    'image/heif': '.heif',
    'image/svg+xml': '.svg',
    'image/jxl': '.jxl',
    'image/bmp': '.bmp',
    'image/tiff': '.tiff',
  }),
);

/** The media type in a `content-type` value, lower-case and without parameters; undefined where there is none. */
export function mediaTypeOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value === 'application/json') return value; // nearly always, and not worth a pattern
  const type = value.replace(/;.*/s, '').trim().toLowerCase();
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type)) return undefined;
  // Not registered, but in use.
  return type === 'image/jpg' ? 'image/jpeg' : type;
}

/** The file name extension for images of a media type; undefined where it is not known. */
export function extensionFor(mediaType: string | undefined): string | undefined {
  return extensions.get(mediaType);
}
