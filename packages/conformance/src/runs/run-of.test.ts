import { expect, test } from 'vitest';
import { errorMembers, type Hello } from '../client-program/protocol.ts';
import { runOf } from './run-of.ts';

const hello: Hello = {
  type: 'hello',
  protocol: 1,
  name: 'limner',
  version: '1',
  runtime: 'node 26.10.0',
  transport: 'undici',
  adds: [],
  errorMembers: [...errorMembers],
  features: [],
};

test('a run of ours is called by its Node and its transport', () => {
  expect(runOf(hello)).toEqual({ id: 'node-26-undici', node: '26.10.0', transport: 'undici', client: 'limner' });
});

test("another's is called by its name too, in letters that an id can have", () => {
  const run = runOf({ ...hello, name: 'Plain Fetch!', runtime: 'CPython 3.13.1', transport: 'httpx' });
  expect(run).toMatchObject({ id: 'plain-fetch-cpython-3-httpx', node: 'CPython 3.13.1', client: 'Plain Fetch!' });
});

test('what is not compared is told', () => {
  const known = errorMembers.filter((member) => member !== 'billable');
  expect(runOf({ ...hello, errorMembers: known }).notCompared).toEqual(['billable']);
});
