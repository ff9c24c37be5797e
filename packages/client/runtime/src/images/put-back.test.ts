import { expect, test } from 'vitest';
import type { ImageLocator } from '../operation.ts';
import { putBack } from './put-back.ts';

const plainText = true as const;
const lifted = [{ mark: 'mark-1', bytes: new Uint8Array(), mediaType: undefined, text: () => 'the text' }];

test('only a place that is known to hold any text gets its text back', () => {
  const locators: ImageLocator[] = [{ base64: '/b64' }, { url: '/b64', plainText }, { base64: '/other', plainText }];
  for (const locator of locators)
    expect(putBack({ b64: 'mark-1' }, [locator], lifted), JSON.stringify(locator)).toBe(false);
  expect(putBack({ b64: 'mark-1' }, [{ base64: '/b64', plainText }], lifted)).toBe(true);
});

test('a locator without base64 is no hindrance', () => {
  const body = { b64: 'mark-1' };
  const locators: ImageLocator[] = [
    { url: '/url', plainText },
    { base64: '/b64', plainText },
  ];
  expect(putBack(body, locators, lifted)).toBe(true);
  expect(body.b64).toBe('the text');
});

test('an item that is the text itself has no member to be read by', () => {
  const locator = { each: '/data', base64: '', plainText };
  expect(putBack({ data: ['mark-1', null] }, [locator], lifted)).toBe(false);
});

test('a text that is put back can be replaced before it was ever read', () => {
  const body: Record<string, unknown> = { b64: 'mark-1' };
  putBack(body, [{ base64: '/b64', plainText }], lifted);
  body.b64 = 'another';
  expect(body.b64).toBe('another');
  body.b64 = 'a third';
  expect(body.b64).toBe('a third');
});

test('a text that is put back is a member like the others', () => {
  const body: Record<string, unknown> = { b64: 'mark-1' };
  putBack(body, [{ base64: '/b64', plainText }], lifted);
  expect(Object.keys(body)).toEqual(['b64']);
  expect(body.b64).toBe('the text');
  expect(Object.getOwnPropertyDescriptor(body, 'b64')).toEqual({
    value: 'the text',
    writable: true,
    enumerable: true,
    configurable: true,
  });
});
