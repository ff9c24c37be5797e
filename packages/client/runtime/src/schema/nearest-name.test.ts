import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const names = ['prompt', 'negative_prompt', 'num_images', 'seed'];

it.each([
  ['promt', 'prompt'],
  ['pormpt', 'prompt'],
  ['numImages', 'num_images'],
  ['negative-prompt', 'negative_prompt'],
  ['sead', 'seed'],
  ['xprompt', 'prompt'],
  ['zebra', undefined],
  ['x', undefined],
])('%s means %s', (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

it.each([
  ['y', 't'],
  ['ab', 'ac'],
  ['ß', 'ss'],
])('%s does not mean %s: so short a name is another one', (name, known) => {
  expect(nearestName(name, [known])).toBeUndefined();
});

it.each([['xyed'], ['exed'], ['xsed']])('%s does not mean seed: it is further away than a swap', (name) => {
  expect(nearestName(name, ['seed'])).toBeUndefined();
});

it('means the same name in another spelling, however short', () => {
  expect(nearestName('A', ['a'])).toBe('a');
});

it('means the first of those that are as near, swapped letters being as near as another one', () => {
  expect(nearestName('seed_c', ['seed_a', 'seed_b'])).toBe('seed_a');
  expect(nearestName('pormpt', ['pormpts', 'prompt'])).toBe('pormpts');
});

it('means nothing where nothing is known', () => {
  expect(nearestName('seed', [])).toBeUndefined();
});

it('looks at no more than the beginning of a long name', () => {
  const start = 'a'.repeat(100);
  expect(nearestName(`${start}${'b'.repeat(80)}`, [start])).toBe(start);
});
