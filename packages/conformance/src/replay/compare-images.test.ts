import { expect, test } from 'vitest';
import type { ExpectedImage } from '../cases/case-file.ts';
import { observe } from '../client-program/observe.ts';
import type { ReadImage } from '../client-program/outcome.ts';
import { compareImages } from './compare-images.ts';

const day = 86_400_000;

/** What is told of an image that came from an answer at time 1000. */
function told(expected: ExpectedImage, facts: object, read: Partial<ReadImage> = {}): string[] {
  const image = { bytes: () => {}, ...facts };
  const outcome = {
    result: { images: [image] },
    images: [{ image, ...read }],
    drift: [],
    progress: [],
    time: { from: 990, to: 1010, milliseconds: 20 },
  };
  return compareImages({ expected: [expected], observation: observe(outcome, { secrets: [] }), filesDirectory: '.' });
}

test('a lifetime counts from the answer', () => {
  expect(told({ expires: '7d' }, { expiresAt: new Date(1000 + 7 * day) })).toEqual([]);
  expect(told({ expires: '7d' }, { expiresAt: new Date(1000 + 6 * day) })[0]).toContain('expected 7d after the answer');
  expect(told({ expires: '7d' }, {})[0]).toContain('expected a time');
  expect(told({ expires: false }, { expiresAt: new Date(1000) })[0]).toContain('expected none');
});

test('a file is held by its name, its bytes and its folder', () => {
  const saved = { name: 'a.png', bytes: new Uint8Array([1]), files: ['a.png'] };
  const good = { bytes: new Uint8Array([1]), saved };
  expect(told({ saveAs: 'a', savedAs: 'a.png' }, {}, good)).toEqual([]);
  expect(told({ saveAs: 'a' }, {}, good)).toEqual(['image 0: expected to be saved as a, got a.png']);
  expect(told({ saveAs: 'a.png' }, {}, { ...good, bytes: new Uint8Array([2]) })).toEqual([
    'image 0: the file holds other bytes',
  ]);
  expect(told({ saveAs: 'a.png' }, {}, { saved: { ...saved, files: ['a.png', 'a.part'] } })[0]).toContain(
    'other files',
  );
  expect(told({ saveAs: 'a.png' }, {})).toEqual(['image 0: was not saved']);
});
