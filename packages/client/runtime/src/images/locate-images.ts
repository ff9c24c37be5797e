import { readPointer } from '../json/pointer.ts';
import type { ImageLocator } from '../operation.ts';
import type { ImageSource } from './image-source.ts';
import type { LiftedText } from './lifted-text.ts';
import { mediaTypeOf } from './media-type.ts';

/** An answer's JSON body and when it came, in Unix milliseconds. */
export interface LocatedAnswer {
  readonly body: unknown;
  /** The base64 texts that are decoded already; their marks stand in the body. */
  readonly lifted?: readonly LiftedText[] | undefined;
  readonly answeredAt: number;
}

/**
 * All images of a JSON answer, in the order of the locators. Entries that hold no image are left out; a URL that a second
 * locator names again is the same image, about which the two may know different things.
 */
export function locateImages(locators: readonly ImageLocator[], answer: LocatedAnswer): ImageSource[] {
  const images: ImageSource[] = [];
  const byUrl = new Map<string | undefined, number>();
  const byMark = answer.lifted?.length ? new Map(answer.lifted.map((one) => [one.mark, one])) : noMarks;
  for (const locator of locators) {
    for (const item of itemsOf(locator, answer.body)) {
      const image = imageAt(locator, { body: item, byMark, answeredAt: answer.answeredAt });
      if (image === undefined) continue;
      const same = byUrl.get(image.url);
      if (same !== undefined) images[same] = { ...image, ...known(images[same]) };
      else {
        if (image.url !== undefined) byUrl.set(image.url, images.length);
        images.push(image);
      }
    }
  }
  return images;
}

const noMarks: ReadonlyMap<string, LiftedText> = new Map();

/** What a locator's pointers are relative to: the items of its array, or the body. */
export function itemsOf(locator: ImageLocator, body: unknown): readonly unknown[] {
  if (locator.each === undefined) return [body];
  const items = readPointer(body, locator.each);
  return Array.isArray(items) ? items : [];
}

/** One item of an answer. */
interface Item {
  readonly body: unknown;
  readonly byMark: ReadonlyMap<unknown, LiftedText>;
  readonly answeredAt: number;
}

function imageAt(locator: ImageLocator, { body, byMark, answeredAt }: Item): ImageSource | undefined {
  const text = at(body, locator.base64);
  const decoded = byMark.get(text);
  // The text itself stays with the body: an image that is kept must not keep it.
  const early = decoded && { bytes: decoded.bytes, mediaType: decoded.mediaType };
  const { url, base64 = early } = sortOut([at(body, locator.url), decoded === undefined ? text : undefined]);
  if (url === undefined && base64 === undefined) return undefined;
  return {
    url,
    base64,
    mediaType: mediaTypeOf(at(body, locator.mediaType)),
    width: pixels(at(body, locator.width)),
    height: pixels(at(body, locator.height)),
    expiresAt: url === undefined || locator.expires === undefined ? undefined : new Date(answeredAt + locator.expires),
  };
}

/** The text decides what it is, not its place: providers put data URIs where URLs belong, and the other way round. */
function sortOut([first, second]: readonly [unknown, unknown]): {
  url: string | undefined;
  base64: string | undefined;
} {
  const texts = [first, second].filter(isText).map((text) => text.trim());
  return { url: texts.find(isWebUrl), base64: base64Of(texts, second) };
}

/** Bare base64 is known by its place alone: any word would do as base64, but not every word is an image. */
function base64Of(texts: readonly string[], inPlace: unknown): string | undefined {
  const dataUri = texts.find((text) => /^data:/i.test(text));
  if (dataUri !== undefined) return dataUri;
  return isText(inPlace) && !isWebUrl(inPlace.trim()) ? inPlace.trim() : undefined;
}

function at(body: unknown, pointer: string | undefined): unknown {
  return pointer === undefined ? undefined : readPointer(body, pointer);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function pixels(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function known(image: ImageSource | undefined): ImageSource {
  return Object.fromEntries(Object.entries(image ?? {}).filter(([, value]) => value !== undefined));
}
