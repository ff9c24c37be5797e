import { bodyBytes } from '../cases/body-bytes.ts';
import type { ExpectedImage } from '../cases/case-file.ts';
import { milliseconds } from '../cases/milliseconds.ts';
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
    const place = { at: `image ${index}`, filesDirectory, time: outcome.time };
    return wanted ? compareImage({ expected: wanted, read, ...place }) : [];
  });
}

function compareImage(options: {
  readonly expected: ExpectedImage;
  readonly read: ReadImage;
  readonly at: string;
  readonly filesDirectory: string;
  readonly time: Outcome['time'];
}): string[] {
  const { expected, read, at, filesDirectory, time } = options;
  const image = isRecord(read.image) ? read.image : {};
  const { url, mediaType, width, height, expires } = expected;
  const members = Object.entries({ url, mediaType, width, height }).flatMap(([name, value]) => {
    const got = image[name] instanceof URL ? image[name].href : image[name];
    return value === undefined || value === got ? [] : [`${at} ${name}: expected ${show(value)}, got ${show(got)}`];
  });
  members.push(...compareExpiry({ expected: expires, at: image.expiresAt, time }).map((line) => `${at} ${line}`));
  members.push(...compareSaved(expected, read).map((line) => `${at}: ${line}`));
  members.push(...(read.unlike ?? []).map((line) => `${at}: ${line}`));
  const wanted = bodyBytes(expected, filesDirectory);
  if (wanted && !(read.bytes && wanted.equals(read.bytes))) {
    members.push(`${at}: expected ${wanted.length} bytes, got ${read.bytes?.length ?? 'no'} other ones`);
  }
  return members;
}

/** A lifetime counts from the answer, which came between the begin and the end of the call. */
function compareExpiry(options: {
  readonly expected: ExpectedImage['expires'];
  readonly at: unknown;
  readonly time: Outcome['time'];
}): string[] {
  const { expected, at, time } = options;
  if (expected === undefined) return [];
  if ((expected !== false) !== at instanceof Date) {
    return [`expiresAt: expected ${expected === false ? 'none' : 'a time'}, got ${show(at)}`];
  }
  if (typeof expected !== 'string' || !(at instanceof Date) || !time) return [];
  const answered = at.getTime() - milliseconds(expected);
  if (answered >= time.from && answered <= time.to) return [];
  return [`expiresAt: expected ${expected} after the answer, got ${Math.round((at.getTime() - time.to) / 1000)} s`];
}

function compareSaved({ saveAs, savedAs = saveAs }: ExpectedImage, { saved, bytes }: ReadImage): string[] {
  if (saveAs === undefined) return [];
  if (!saved) return ['was not saved'];
  return [
    ...(saved.name === savedAs ? [] : [`expected to be saved as ${savedAs}, got ${saved.name}`]),
    ...(saved.files.length === 1 ? [] : [`saving left other files: ${saved.files.join(', ')}`]),
    ...(bytes === undefined || Buffer.from(bytes).equals(saved.bytes) ? [] : ['the file holds other bytes']),
  ];
}
