import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhaseTimer } from './phase-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('a new phase ends the time of the one before', () => {
  const timer = new PhaseTimer();
  const onTimeout = vi.fn();
  timer.start(10, expect.fail);
  timer.start(30, onTimeout);
  vi.advanceTimersByTime(29);
  expect(onTimeout).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onTimeout).toHaveBeenCalledOnce();
});

it('a phase without a limit ends the time of the one before, too', () => {
  const timer = new PhaseTimer();
  timer.start(10, expect.fail);
  timer.start(0, expect.fail);
  expect(vi.getTimerCount()).toBe(0);
});

it('is stopped at any time', () => {
  const timer = new PhaseTimer();
  timer.stop();
  timer.start(10, expect.fail);
  timer.stop();
  timer.stop();
  expect(vi.getTimerCount()).toBe(0);
});
