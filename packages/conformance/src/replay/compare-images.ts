import { bodyBytes } from '../cases/body-bytes.ts';
import type { ExpectedImage } from '../cases/case-file.ts';
import { isRecord, show } from './compare-values.ts';
import { imagesOf, type Outcome, type ReadImage } from './outcome.ts';

/** Compares the images of a result in order, by bytes where the case states a body. One line a difference. */
export function compareImages(options: {
  readonly expected: readonly ExpectedImage[];
  readonly outcome: Outcome;
  readonly filesDirectory: string;
}): string[] {
  const { expected, outcome, filesDirectory } = options;
  // A call that failed is told once, where the error is compared.
  if (outcome.failure && outcome.result === undefined) return [];
  const images = imagesOf(outcome.result);
  if (!images) return ['images: the result has none'];
  if (images.length !== expected.length) return [`images: expected ${expected.length}, got ${images.length}`];
  return outcome.images.flatMap((read, index) => {
    const wanted = expected[index];
    return wanted ? compareImage({ expected: wanted, read, at: `image ${index}`, filesDirectory }) : [];
  });
}

function compareImage(options: {
  readonly expected: ExpectedImage;
  readonly read: ReadImage;
  readonly at: string;
  readonly filesDirectory: string;
}): string[] {
  const { expected, read, at, filesDirectory } = options;
  const image = isRecord(read.image) ? read.image : {};
  const { url, mediaType, width, height, expires } = expected;
  const members = Object.entries({ url, mediaType, width, height }).flatMap(([name, value]) => {
    const got = image[name] instanceof URL ? image[name].href : image[name];
    return value === undefined || value === got ? [] : [`${at} ${name}: expected ${show(value)}, got ${show(got)}`];
  });
  if (expires !== undefined && expires !== image.expiresAt instanceof Date) {
    members.push(`${at} expiresAt: expected ${expires ? 'a time' : 'none'}, got ${show(image.expiresAt)}`);
  }
  const wanted = bodyBytes(expected, filesDirectory);
  if (wanted && !(read.bytes && wanted.equals(read.bytes))) {
    members.push(`${at}: expected ${wanted.length} bytes, got ${read.bytes?.length ?? 'no'} other ones`);
  }
  return members;
}
