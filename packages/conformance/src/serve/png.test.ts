import { expect, test } from 'vitest';
import { encodePng } from './png.ts';
import { decodePng } from './test-support/decode-png.ts';

test('a PNG can be read back in its size', () => {
  expect(decodePng(encodePng({ width: 40, height: 30, hue: 200 }))).toMatchObject({ width: 40, height: 30 });
});

test('another hue is another picture', () => {
  const [blue, red] = [220, 0].map((hue) => encodePng({ width: 4, height: 4, hue }));
  expect(blue).not.toEqual(red);
});
