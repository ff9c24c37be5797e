import { afterEach, expect, test, vi } from 'vitest';
import { stateOf, TaskStore } from './task-store.ts';

const contract = {
  create: '',
  id: '',
  poll: '',
  status: '',
  pending: ['QUEUED', 'RUNNING'],
  done: ['OK'],
  failed: ['BAD'],
};
const job = { input: {}, milliseconds: 1000, fails: false, dashes: true };

afterEach(() => {
  vi.useRealTimers();
});

test('a task runs through the words for waiting and ends', () => {
  vi.useFakeTimers();
  const task = new TaskStore(1000).create(job);
  expect(stateOf(task, contract)).toEqual({ phase: 'pending', word: 'QUEUED' });
  vi.advanceTimersByTime(600);
  expect(stateOf(task, contract)).toEqual({ phase: 'pending', word: 'RUNNING' });
  vi.advanceTimersByTime(400);
  expect(stateOf(task, contract)).toEqual({ phase: 'done', word: 'OK' });
});

test('a task that fails ends in the word for it', () => {
  expect(stateOf(new TaskStore(1000).create({ ...job, milliseconds: 0, fails: true }), contract)).toEqual({
    phase: 'failed',
    word: 'BAD',
  });
});

test('a task is forgotten some time after its end, and its prompt with it', () => {
  vi.useFakeTimers();
  const store = new TaskStore(1000);
  const { id } = store.create({ ...job, input: { prompt: 'a dune' } });
  vi.advanceTimersByTime(1999);
  expect(store.find(id)).toBeDefined();
  expect(JSON.stringify(store.state())).toContain('a dune');
  vi.advanceTimersByTime(1);
  expect(store.find(id)).toBeUndefined();
  expect(store.state()).toEqual([]);
});

test('ids have dashes where the provider writes them so', () => {
  expect(new TaskStore(1000).create(job).id).toContain('-');
  expect(new TaskStore(1000).create({ ...job, dashes: false }).id).toMatch(/^[0-9a-f]{32}$/);
});

test('no more than a thousand tasks are remembered', () => {
  const store = new TaskStore(1000);
  const [first, second] = Array.from({ length: 1001 }, () => store.create(job).id);
  expect(store.find(first ?? '')).toBeUndefined();
  expect(store.find(second ?? '')).toBeDefined();
});
