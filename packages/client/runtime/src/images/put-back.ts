import { readPointer, tokensOf } from '../json/pointer.ts';
import type { ImageLocator } from '../operation.ts';
import type { LiftedText } from './lifted-text.ts';
import { itemsOf } from './locate-images.ts';

/**
 * Puts the texts that were lifted back in their places, where each is read when it is asked for. False where one of them is
 * not at a place whose text may be anything: then nobody may leave it unread.
 */
export function putBack(body: unknown, locators: readonly ImageLocator[], lifted: readonly LiftedText[]): boolean {
  const missing = new Map<unknown, LiftedText>(lifted.map((one) => [one.mark, one]));
  for (const locator of locators) {
    if (locator.plainText !== true || locator.base64 === undefined) continue;
    for (const item of itemsOf(locator, body)) {
      const found = missing.get(readPointer(item, locator.base64));
      if (found !== undefined && define(item, locator.base64, found.text)) missing.delete(found.mark);
    }
  }
  return missing.size === 0;
}

/** Makes a member read its text at its first use; false where there is no such member. */
function define(item: unknown, pointer: string, text: () => string): boolean {
  const end = pointer.lastIndexOf('/');
  const holder = readPointer(item, pointer.slice(0, end));
  if (typeof holder !== 'object' || holder === null) return false;
  const name = tokensOf(pointer).at(-1) ?? '';
  const set = (value: unknown): void => {
    Object.defineProperty(holder, name, { writable: true, value });
  };
  let read: string | undefined;
  const get = (): string => {
    read ??= text();
    // Of a body that its owner has frozen it stays a member that is read like this.
    Reflect.defineProperty(holder, name, { writable: true, value: read });
    return read;
  };
  Object.defineProperty(holder, name, { get, set });
  return true;
}
