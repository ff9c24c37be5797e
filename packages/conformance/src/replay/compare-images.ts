import { bodyBytes } from '../cases/body-bytes.ts';
import type { ExpectedImage } from '../cases/case-file.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import { digestOf } from '../client-program/observe.ts';
import type { Observation, ObservedBytes, ObservedImage } from '../client-program/protocol.ts';
import { show } from './compare-values.ts';

/** Compares the images of a result in order, by bytes where the case states a body. One line a difference. */
export function compareImages(options: {
  readonly expected: readonly ExpectedImage[];
  readonly observation: Observation;
  readonly filesDirectory: string;
}): string[] {
  const { expected, observation, filesDirectory } = options;
  const { error, imageCount, time } = observation;
  if (imageCount === undefined) {
    // A call that failed is told once, where the error is compared.
    return error && observation.value === undefined ? [] : ['images: the result has none'];
  }
  if (imageCount !== expected.length) return [`images: expected ${expected.length}, got ${imageCount}`];
  return observation.images.flatMap((image, index) => {
    const wanted = expected[index];
    return wanted ? compareImage({ expected: wanted, image, at: `image ${index}`, filesDirectory, time }) : [];
  });
}

function compareImage(options: {
  readonly expected: ExpectedImage;
  readonly image: ObservedImage;
  readonly at: string;
  readonly filesDirectory: string;
  readonly time: Observation['time'];
}): string[] {
  const { expected, image, at, filesDirectory, time } = options;
  const { url, mediaType, width, height, expires } = expected;
  const got: Readonly<Record<string, unknown>> = image;
  const lines = Object.entries({ url, mediaType, width, height }).flatMap(([name, value]) =>
    value === undefined || value === got[name]
      ? []
      : [`${at} ${name}: expected ${show(value)}, got ${show(got[name])}`],
  );
  lines.push(...compareExpiry({ expected: expires, at: image.expiresAt, time }).map((line) => `${at} ${line}`));
  lines.push(...compareSaved(expected, image).map((line) => `${at}: ${line}`));
  lines.push(...(image.unlike ?? []).map((line) => `${at}: ${line}`));
  const wanted = bodyBytes(expected, filesDirectory);
  if (wanted && !same(digestOf(wanted), image.bytes)) {
    lines.push(`${at}: expected ${wanted.length} bytes, got ${image.bytes?.length ?? 'no'} other ones`);
  }
  return lines;
}

/** A lifetime counts from the answer, which came between the begin and the end of the call. */
function compareExpiry(options: {
  readonly expected: ExpectedImage['expires'];
  readonly at: string | undefined;
  readonly time: Observation['time'];
}): string[] {
  const { expected, at, time } = options;
  if (expected === undefined) return [];
  if ((expected !== false) !== (at !== undefined)) {
    return [`expiresAt: expected ${expected === false ? 'none' : 'a time'}, got ${show(at)}`];
  }
  if (typeof expected !== 'string' || at === undefined) return [];
  const answered = Date.parse(at) - milliseconds(expected);
  if (answered >= time.from && answered <= time.to) return [];
  return [`expiresAt: expected ${expected} after the answer, got ${Math.round((Date.parse(at) - time.to) / 1000)} s`];
}

function compareSaved({ saveAs, savedAs = saveAs }: ExpectedImage, { saved, bytes }: ObservedImage): string[] {
  if (saveAs === undefined) return [];
  if (!saved) return ['was not saved'];
  return [
    ...(saved.name === savedAs ? [] : [`expected to be saved as ${savedAs}, got ${saved.name}`]),
    ...(saved.files.length === 1 ? [] : [`saving left other files: ${saved.files.join(', ')}`]),
    ...(bytes === undefined || same(bytes, saved.bytes) ? [] : ['the file holds other bytes']),
  ];
}

function same(one: ObservedBytes, other: ObservedBytes | undefined): boolean {
  return one.length === other?.length && one.sha256 === other.sha256;
}
