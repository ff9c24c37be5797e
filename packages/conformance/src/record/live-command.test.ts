import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { asksLive, type LiveFlags, live } from './live-command.ts';

const known = ['segmind'];
const rehearse = ['segmind=http://127.0.0.1:1'];

test.each<[LiveFlags, RegExp]>([
  [{ live: true, rehearse: ['segmind=https://api.segmind.com'] }, /takes a provider and an address on loopback/],
  [{ live: true, rehearse: ['segmind=http://127.0.0.1.test:80'] }, /takes a provider and an address on loopback/],
  [{ live: true, rehearse, record: true }, /A rehearsal is no evidence/],
  [{ live: true, rehearse: ['aiml=http://127.0.0.1:1'] }, /A rehearsal asks no real provider: leave out segmind/],
  [{ live: true, budget: '1 dollar' }, /--budget must be an amount of dollars/],
  [{ live: true, budget: '-1' }, /--budget must be an amount of dollars/],
])('%j is refused before anything is asked', async (flags, message) => {
  await expect(live({ named: known, known }, flags)).rejects.toThrow(message);
});

test.each<LiveFlags>([{ record: true }, { budget: '1' }, { acceptUnknownPrices: true }, { rehearse }])(
  '%j means nothing without --live',
  (flags) => {
    expect(() => asksLive(flags)).toThrow(/is for --live alone/);
  },
);

test('nothing of it asks nobody', () => {
  expect([asksLive({}), asksLive({ live: true, record: true })]).toEqual([false, true]);
});

test('who names nobody means those whose key is there', async () => {
  const before = process.env.SEGMIND_API_KEY;
  process.env.SEGMIND_API_KEY = 'short';
  const said: string[] = [];
  const log = console.log;
  console.log = (line: string) => said.push(line);
  onTestFinished(() => {
    if (before === undefined) delete process.env.SEGMIND_API_KEY;
    else process.env.SEGMIND_API_KEY = before;
    console.log = log;
  });
  // A key that is too short ends the run before the plan is read.
  const code = await live({ named: [], known: ['pixwith', 'segmind'] }, { live: true, fixtures: temporaryFolder() });
  expect([code, said]).toEqual([2, [expect.stringMatching(/^segmind: SEGMIND_API_KEY holds fewer than 8 characters/)]]);
});
