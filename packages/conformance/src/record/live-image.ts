import type { ImageLike } from '../client-program/outcome.ts';
import { standInFor } from './stand-ins.ts';

/** An image that a live call gave. */
export interface LiveImage {
  /** Absent where the image came in the answer. */
  readonly url?: string;
  readonly mediaType?: string;
  readonly width?: number;
  readonly height?: number;
  /** Type, size and digest of what is behind the address; it is read once and not kept. */
  readonly seen?: string;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** What an image says of itself, and what is behind its address. Never rejects. */
export async function readLiveImage(image: ImageLike): Promise<LiveImage> {
  // Before it is read: then it says what its bytes show, which the replay does not have.
  const facts = factsOf(image);
  if (facts.url === undefined) return facts;
  try {
    const bytes = await image.bytes();
    return { ...facts, seen: standInFor(bytes)?.told ?? `of an unknown kind, ${bytes.length} bytes` };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ...facts, problem: `an image cannot be read: ${reason}` };
  }
}

/** Getters of a class are no members of their own. */
function factsOf(image: object): Pick<LiveImage, 'url' | 'mediaType' | 'width' | 'height'> {
  const [url, mediaType, width, height] = ['url', 'mediaType', 'width', 'height'].map((name): unknown =>
    Reflect.get(image, name),
  );
  return {
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof mediaType === 'string' ? { mediaType } : {}),
    ...(typeof width === 'number' ? { width } : {}),
    ...(typeof height === 'number' ? { height } : {}),
  };
}
