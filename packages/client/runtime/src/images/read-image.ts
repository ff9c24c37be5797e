import type { imageDimensionsFromData } from 'image-dimensions';

/** What an image's bytes show of it. */
export interface ImageFacts {
  readonly mediaType: string;
  /** In pixels, as they are stored: an orientation that the metadata asks for is not applied. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/**
 * So many bytes are looked at: few, for the library copies what it is given, and if they do not tell, many. The size of a
 * JPEG stands behind its metadata, in segments of up to 64 KB: camera data, colour profile, content credentials.
 */
export const headLengths: readonly [few: number, many: number] = [3 * 1024, 512 * 1024];

let read: typeof imageDimensionsFromData | undefined;
let loading: Promise<void> | undefined;

/** A part that loads this long may never come: in a browser it is a request like any other. */
const patience = 1000;

/**
 * Begins to load what `readImage` reads with, which takes some milliseconds: to be called while a provider works. Never
 * rejects; a load that failed is forgotten, so that the next call tries again.
 */
export function beginImageReader(): Promise<void> {
  loading ??= import('image-dimensions').then(
    ({ imageDimensionsFromData }) => {
      read = imageDimensionsFromData;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/**
 * Waits for what `readImage` reads with, as long as makes sense. Never rejects: an image that was paid for is as good
 * without it, only its bytes tell nothing then, and the provider's word stands.
 */
export async function awaitImageReader(): Promise<void> {
  if (read !== undefined) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patience);
    void beginImageReader().then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Type and size of an image, from its first bytes; undefined where they do not show them. Never throws. */
export function readImage(bytes: Uint8Array): ImageFacts | undefined {
  const [few, many] = headLengths;
  return readHead(bytes.subarray(0, few)) ?? readHead(bytes.subarray(0, many));
}

function readHead(head: Uint8Array): ImageFacts | undefined {
  try {
    const seen = read?.(head);
    // A size of nothing is none.
    return (
      seen && { mediaType: `image/${seen.type}`, width: seen.width || undefined, height: seen.height || undefined }
    );
  } catch {
    // Bytes are anyone's, and an image that was paid for is not lost for what a library makes of them.
    return undefined;
  }
}
