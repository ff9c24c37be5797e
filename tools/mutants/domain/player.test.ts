import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Player } from './player.ts';
import { replaceOnce } from './replace-once.ts';
import { root } from './root.ts';

const stop = new AbortController();
const player = new Player(stop.signal);
afterEach(() => player.close());

const name = 'segmind/credits.get/balance';
const job = {
  texts: {},
  generate: false,
  providers: ['segmind'],
  over: 'undici',
  hints: [],
  durations: {},
  without: [],
  only: [name],
} as const;

/** A job whose clients send a key that nobody gave them. */
function mutated(): { texts: Record<string, string> } {
  const file = 'packages/client/runtime/src/client/resolved-client.ts';
  const change = {
    kind: 'text',
    file,
    find: '[auth.header.toLowerCase()] = key;',
    replace: "['x-other'] = key;",
  } as const;
  return { texts: { [file]: replaceOnce(readFileSync(join(root, file), 'utf8'), change) } };
}

test('a mutant is noticed, and what is played after it is as it was', { timeout: 120_000 }, async () => {
  expect(await player.play({ ...job, ...mutated() })).toMatchObject({ state: 'failed', by: { name } });
  expect(await player.play(job)).toMatchObject({ state: 'passed' });
});

test.each([
  ['packages/client/segmind/src/gen/index.ts', "export { Segmind } from './nowhere.js';"],
  // Loaded with the first call alone.
  ['packages/client/segmind/src/gen/contract.ts', 'export const contract = {}; const contract = 1;'],
])('a change with which %s cannot be loaded proves nothing', { timeout: 120_000 }, async (path, text) => {
  expect(await player.play({ ...job, texts: { [path]: text } })).toMatchObject({ state: 'broken' });
});

test('a run that is ended ends its process', { timeout: 120_000 }, async () => {
  const ended = new AbortController();
  const own = new Player(ended.signal);
  const playing = own.play(job);
  ended.abort();
  expect(await playing).toMatchObject({ state: 'broken' });
});
