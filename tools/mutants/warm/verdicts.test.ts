import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heldEvents } from './events.mjs';
import { verdictsOf } from './verdicts.mjs';

const plans = [{ mutant: { id: '1', coveredBy: ['a', 'b'], static: false } }];

const open = (left: readonly string[]) => ({ status: 'open', left });

function verdictOf(events: readonly (readonly unknown[])[], planned: readonly object[] = plans): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
  try {
    writeFileSync(join(folder, 'events.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    return verdictsOf(folder, planned)['1'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what a sound test killed is killed', () => {
  const events = [
    ['killed', 'a', '1', 'expected 1'],
    ['sound', 'a'],
  ];
  const killed = { status: 'killed', killedBy: ['a'], failureMessage: 'expected 1', nrOfTests: 1 };
  expect(verdictOf(events)).toEqual(killed);
});

test('what a test killed that fails without any mutant too is open', () => {
  const events = [
    ['killed', 'a', '1', 'expected 1'],
    ['spoilt', 'a'],
  ];
  expect(verdictOf(events)).toEqual(open(['a', 'b']));
});

test('what a test killed that never came to its end is open', () => {
  expect(verdictOf([['killed', 'a', '1', 'expected 1']])).toEqual(open(['a', 'b']));
});

test('what a test killed in a round in which it was not sound is open, although it was in another', () => {
  const spoilt = [
    ['killed', 'a', '1', 'expected 1'],
    ['spoilt', 'a'],
  ];
  expect(verdictOf([['sound', 'a'], ...spoilt])).toEqual(open(['a', 'b']));
  expect(verdictOf([...spoilt, ['sound', 'a']])).toEqual(open(['a', 'b']));
  expect(verdictOf([['killed', 'a', '1', 'expected 1'], ['ended'], ['sound', 'a']])).toEqual(open(['a', 'b']));
});

test('what survived every test that covers it has survived', () => {
  const events = [
    ['survived', 'a', '1'],
    ['sound', 'a'],
    ['survived', 'b', '1'],
    ['sound', 'b'],
  ];
  expect(verdictOf(events)).toEqual({ status: 'survived', nrOfTests: 2 });
  expect(verdictOf(events.slice(0, 2)), 'one of two').toEqual(open(['b']));
  expect(verdictOf([...events.slice(0, 2), ['missed', 'b', '1'], ['sound', 'b']]), 'not come by').toEqual(open(['b']));
  expect(verdictOf([...events.slice(0, 3), ['spoilt', 'b']]), 'not sound').toEqual(open(['b']));
});

test('what changes how a file is loaded is open where it survived: it was loaded without it', () => {
  const loading = [{ mutant: { id: '1', coveredBy: ['a'], static: true } }];
  const survived = [
    ['survived', 'a', '1'],
    ['sound', 'a'],
  ];
  expect(verdictOf(survived, loading)).toEqual(open([]));
});

test('what a test said that has not come to its end holds for the tests beside it, until its round was ended', () => {
  const said = ['killed', 'a', '1'];
  expect(heldEvents([said], { pending: true })).toEqual([said]);
  expect(heldEvents([said], { pending: false })).toEqual([]);
  expect(heldEvents([said, ['ended']], { pending: true })).toEqual([['ended']]);
  expect(heldEvents([said, ['spoilt', 'a']], { pending: true })).toEqual([['spoilt', 'a']]);
});
