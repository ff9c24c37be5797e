import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Deadline } from './deadline.ts';
import { sleep } from './sleep.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('aborts when the time is up, and says that it was the time', () => {
  const deadline = new Deadline({ duration: 100 });
  vi.advanceTimersByTime(99);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(2);
  expect(deadline).toMatchObject({ expired: true });
  expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
});

it("hands the caller's reason on, and is not expired then", () => {
  const controller = new AbortController();
  const deadline = new Deadline({ duration: 100, signal: controller.signal });
  controller.abort('why');
  expect(deadline.signal.reason).toBe('why');
  expect(deadline.expired).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['the time is up', () => vi.advanceTimersByTime(101)],
  ['the caller aborts', (controller: AbortController) => controller.abort('why')],
] as const)('tells who listens when %s, with the signal aborted already', (_, end) => {
  const controller = new AbortController();
  const deadline = new Deadline({ duration: 100, signal: controller.signal });
  const heard: boolean[] = [];
  const deaf = vi.fn();
  deadline.listen(() => heard.push(deadline.signal.aborted));
  deadline.listen(deaf);
  deadline.unlisten(deaf);
  end(controller);
  expect(heard).toEqual([true]);
  expect(deaf).not.toHaveBeenCalled();
});

it('leaves neither timer nor listener', () => {
  const controller = new AbortController();
  const remove = vi.spyOn(controller.signal, 'removeEventListener');
  new Deadline({ duration: 100, signal: controller.signal }).dispose();
  expect(vi.getTimerCount()).toBe(0);
  expect(remove).toHaveBeenCalledOnce();
});

it.each([3_000_000_000, Number.POSITIVE_INFINITY])('does not fire early at %d ms', (duration) => {
  const deadline = new Deadline({ duration });
  vi.advanceTimersByTime(2_500_000_000);
  expect(deadline.signal.aborted).toBe(false);
  deadline.dispose();
});

it('sleeps so long', async () => {
  const done = vi.fn();
  const sleeping = sleep(50, new AbortController().signal).then(done);
  await vi.advanceTimersByTimeAsync(49);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await sleeping;
  expect(done).toHaveBeenCalled();
});

it('does not wake early from a sleep that is longer than a timer can be', async () => {
  const done = vi.fn();
  const controller = new AbortController();
  sleep(3_000_000_000, controller.signal).then(done, () => {});
  await vi.advanceTimersByTimeAsync(2_000_000_000);
  expect(done).not.toHaveBeenCalled();
  controller.abort();
});

it('wakes with the reason when aborted, before or meanwhile', async () => {
  const controller = new AbortController();
  const sleeping = sleep(50, controller.signal);
  controller.abort(new Error('why'));
  await expect(sleeping).rejects.toThrow('why');
  await expect(sleep(50, controller.signal)).rejects.toThrow('why');
  expect(vi.getTimerCount()).toBe(0);
});
