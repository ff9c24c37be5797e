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
  const task = new TaskStore().create(job);
  expect(stateOf(task, contract)).toEqual({ phase: 'pending', word: 'QUEUED' });
  vi.advanceTimersByTime(600);
  expect(stateOf(task, contract)).toEqual({ phase: 'pending', word: 'RUNNING' });
  vi.advanceTimersByTime(400);
  expect(stateOf(task, contract)).toEqual({ phase: 'done', word: 'OK' });
});

test('a task that fails ends in the word for it', () => {
  expect(stateOf(new TaskStore().create({ ...job, milliseconds: 0, fails: true }), contract)).toEqual({
    phase: 'failed',
    word: 'BAD',
  });
});

test('ids have dashes where the provider writes them so', () => {
  expect(new TaskStore().create(job).id).toContain('-');
  expect(new TaskStore().create({ ...job, dashes: false }).id).toMatch(/^[0-9a-f]{32}$/);
});

test('no more than a thousand tasks are remembered', () => {
  const store = new TaskStore();
  const [first, second] = Array.from({ length: 1001 }, () => store.create(job).id);
  expect(store.find(first ?? '')).toBeUndefined();
  expect(store.find(second ?? '')).toBeDefined();
});
