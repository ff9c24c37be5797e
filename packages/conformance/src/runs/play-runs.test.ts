import { expect, test } from 'vitest';
import { byUndici } from '../client-program/by-undici.ts';
import type { ClientUnderTest } from '../client-program/client-under-test.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { madeCase } from '../replay/test-support/made-case.ts';
import { playRuns, type SuiteRun } from './play-runs.ts';

/** A client that gives `value`, on a Node of this version. */
function clientOn(version: string, value: unknown = 1): ClientUnderTest {
  class Acme {
    call(): unknown {
      return value;
    }
  }
  const client = new InProcessClient({ loadClient: async () => Acme, transport: { ...byUndici, closes: false } });
  return {
    hello: { ...client.hello, runtime: `node ${version}` },
    begin: (order) => client.begin(order),
    end: () => client.end(),
  };
}

const play = (runs: readonly SuiteRun[], cases = [madeCase()]): ReturnType<typeof playRuns> =>
  playRuns({ runs, cases, fixtures: '.', knownIn: () => undefined, today: '2026-11-21' });

test('each run plays each case, and is told by its Node and its transport', async () => {
  const runs = [{ open: async () => clientOn('22.1.0') }, { open: async () => clientOn('26.2.0', 2) }];
  const [first, second] = await play(runs);
  expect([first?.run.id, second?.run.id]).toEqual(['node-22-undici', 'node-26-undici']);
  expect(first?.results.get('acme/call/a')).toMatchObject({ state: 'passed' });
  expect(second?.results.get('acme/call/a')).toMatchObject({ state: 'failed' });
});

test('what is known to fail in one run must pass in the other', async () => {
  const runs = [{ open: async () => clientOn('22.1.0', 2) }, { open: async () => clientOn('26.2.0', 2) }];
  const knownIn = (_: string, { id }: { id: string }): { reason: string } | undefined =>
    id === 'node-22-undici' ? { reason: 'old' } : undefined;
  const ended = await playRuns({ runs, cases: [madeCase()], fixtures: '.', knownIn, today: '2026-11-21' });
  expect(ended.map(({ results }) => results.get('acme/call/a')?.state)).toEqual(['known-failing', 'failed']);
});

test('a case whose memory is measured has a client of its own, after the others', async () => {
  const started: string[] = [];
  const run: SuiteRun = {
    open: async () => {
      started.push('for all');
      return clientOn('26.2.0');
    },
    openAlone: async () => {
      started.push('alone');
      return clientOn('26.2.0');
    },
  };
  const cases = ['a', 'b', 'c'].map((id) => madeCase(id, id === 'a' ? {} : { expect: { value: 1, memory: '900MB' } }));
  const [ended] = await play([run], cases);
  expect(started).toEqual(['for all', 'alone', 'alone']);
  expect([...(ended?.results.values() ?? [])].map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);
});

test('where no client can run alone, memory is not measured and the case is no pass', async () => {
  const cases = [madeCase('a', { expect: { value: 1, memory: '900MB' } })];
  const [ended] = await play([{ open: async () => clientOn('26.2.0') }], cases);
  expect(ended?.results.get('acme/call/a')?.state).toBe('not-supported');
});
