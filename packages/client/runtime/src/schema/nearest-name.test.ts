import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const names = ['prompt', 'negative_prompt', 'num_images', 'seed'];

it.each([
  ['promt', 'prompt'],
  ['pormpt', 'prompt'],
  ['numImages', 'num_images'],
  ['negative-prompt', 'negative_prompt'],
  ['sead', 'seed'],
  ['zebra', undefined],
  ['x', undefined],
])('%s means %s', (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

it.each([
  ['y', 't'],
  ['ab', 'ac'],
])('%s does not mean %s: so short a name is another one', (name, known) => {
  expect(nearestName(name, [known])).toBeUndefined();
});
