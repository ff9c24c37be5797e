import { tokensOf } from '../json/pointer.ts';
import type { AskedImages } from './asked-images.ts';
import type { Fact } from './facts.ts';
import type { ImageLocator } from './provider-contract.ts';
import { newImage, type SampleImage } from './sample-image.ts';
import { branchesOf, everyItem, type PlacedSchema, schemaAt } from './schema.ts';

/** The shape of an answer, and where the images stand in it. */
export interface AnswerShape {
  readonly place: PlacedSchema;
  readonly locator: ImageLocator | undefined;
}

/** The first of the documented shapes that one of the locators fits; the first of all where none is looked for. */
export function shapeOf(place: PlacedSchema, locators: readonly ImageLocator[]): AnswerShape {
  const branches = branchesOf(place);
  for (const branch of branches) {
    const locator = locators.find((one) => imageTokens(one).some((tokens) => schemaAt(branch, tokens)));
    if (locator) return { place: branch, locator };
  }
  return { place: branches[0] ?? place, locator: undefined };
}

/** Places of the image itself, as tokens with `*` for every item. */
function imageTokens(locator: ImageLocator): readonly (readonly string[])[] {
  const { url, base64 } = locator;
  return [url, base64].flatMap((pointer) =>
    pointer === undefined ? [] : [[...eachTokens(locator), ...tokensOf(pointer)]],
  );
}

function eachTokens({ each }: ImageLocator): readonly string[] {
  return each === undefined ? [] : [...tokensOf(each), everyItem];
}

/** Draws the images that were asked for and says where each of their facts goes. */
export function imageFacts(
  { place, locator }: AnswerShape,
  { asked, base }: { asked: AskedImages; base: string },
): readonly Fact[] {
  if (!locator) return [];
  const count = locator.each === undefined ? 1 : asked.count;
  return Array.from({ length: count }, (_, index) => {
    const image = newImage({ ...asked, format: asked.format ?? 'png' });
    const root = locator.each === undefined ? '' : `${locator.each}/${index}`;
    return factsOf({ place, locator }, { root, image, address: `${base}/files/${image.name}`, base64: asked.base64 });
  }).flat();
}

function factsOf(
  { place, locator }: { place: PlacedSchema; locator: ImageLocator },
  told: { root: string; image: SampleImage; address: string; base64: boolean },
): readonly Fact[] {
  const { mediaType, width, height, bytes } = told.image;
  const fits = (pointer: string | undefined): pointer is string =>
    pointer !== undefined && schemaAt(place, [...eachTokens(locator), ...tokensOf(pointer)]) !== undefined;
  // Where there is room for both, one of them is the image and the other is left out.
  const bare = fits(locator.base64) && (told.base64 || !fits(locator.url));
  const values: readonly (readonly [string | undefined, unknown])[] = [
    [bare ? undefined : locator.url, told.address],
    [bare ? locator.base64 : undefined, Buffer.from(bytes).toString('base64')],
    [locator.mediaType, mediaType],
    [locator.width, width],
    [locator.height, height],
  ];
  return values.flatMap(([pointer, value]) => (fits(pointer) ? { pointer: told.root + pointer, value } : []));
}
