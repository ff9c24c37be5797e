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
  expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError', message: 'The deadline of 100 ms has passed' });
});

it('aborts when a time is up that is longer than a timer can be', () => {
  const deadline = new Deadline({ duration: 3_000_000_000 });
  vi.advanceTimersByTime(3_000_000_001);
  expect(deadline).toMatchObject({ expired: true, signal: { aborted: true } });
});

it('sets no timer where there is no end', () => {
  new Deadline({ duration: Number.POSITIVE_INFINITY });
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['keeps the process going until the time is up', false],
  ['lets the process end once it is let go, also by the timers that it sets later', true],
])('%s', (_, letGo) => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const deadline = new Deadline({ duration: 3_000_000_000 });
  if (letGo) deadline.unref();
  vi.advanceTimersByTime(2 ** 31);
  expect(timers.mock.results.map(({ value }) => value.hasRef())).toEqual([!letGo, !letGo]);
  // The longest that a timer takes: a longer one would fire at once.
  expect(timers.mock.calls[0]?.[1]).toBe(2_147_483_647);
  deadline.dispose();
  timers.mockRestore();
});

it('has nothing to let go of where a timer is a number', () => {
  vi.stubGlobal('setTimeout', () => 7);
  expect(() => new Deadline({ duration: 100 }).unref()).not.toThrow();
  vi.unstubAllGlobals();
});

it('leaves no listener when the time is up', () => {
  const { signal } = new AbortController();
  const remove = vi.spyOn(signal, 'removeEventListener');
  new Deadline({ duration: 100, signal });
  vi.advanceTimersByTime(101);
  expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
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
  const { signal } = new AbortController();
  const remove = vi.spyOn(signal, 'removeEventListener');
  const sleeping = sleep(50, signal).then(done);
  await vi.advanceTimersByTimeAsync(49);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await sleeping;
  expect(done).toHaveBeenCalled();
  expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
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
