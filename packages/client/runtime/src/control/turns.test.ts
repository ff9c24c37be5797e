import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it, vi } from 'vitest';
import { Turns } from './turns.ts';
import { turnsOf } from './turns-of.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const { signal } = new AbortController();
const nothing = async (): Promise<void> => {};

afterEach(() => {
  vi.restoreAllMocks();
});

function registry(): Map<string, WeakRef<Turns>> {
  return Reflect.get(globalThis, Symbol.for('@limner/runtime turns 1'));
}

/** Lets all be collected that nobody holds. */
async function collect(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await setImmediate();
    collectGarbage();
  }
}

it('of two rates each one holds', async () => {
  const turns = new Turns();
  turns.limit({ rateLimit: { requests: 5, per: 1000 } });
  turns.limit({ rateLimit: { requests: 1, per: 400 } });
  const began = performance.now();
  await Promise.all([turns.run({ signal }, nothing), turns.run({ signal }, nothing)]);
  expect(performance.now() - began).toBeGreaterThan(380);
});

it('what was given up while it waited for its rate is not sent when its turn comes', async () => {
  const turns = new Turns();
  turns.limit({ rateLimit: { requests: 1, per: 50 } });
  await turns.run({ signal }, nothing);
  const controller = new AbortController();
  const send = vi.fn(nothing);
  const waiting = turns.run(controller, send);
  const next = turns.run({ signal }, nothing);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await next; // it came after
  expect(send).not.toHaveBeenCalled();
});

it('is remembered for the longest of its rates since its last request, and holds no process up', async () => {
  const turns = new Turns();
  turns.limit({ rateLimit: { requests: 9, per: 60_000 } });
  turns.limit({ rateLimit: { requests: 9, per: 1000 } });
  const [set, cleared] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')];
  await turns.run({ signal }, nothing);
  await turns.run({ signal }, nothing);
  const memories = set.mock.calls.flatMap(([, delay], index) =>
    delay === 60_000 ? set.mock.results[index]?.value : [],
  );
  expect(memories.map((timer) => timer.hasRef())).toEqual([false, false]);
  expect(cleared).toHaveBeenCalledWith(memories[0]);
  clearTimeout(memories[1]);
});

it('needs no memory where no rate is limited', async () => {
  const turns = new Turns();
  turns.limit({ concurrency: 1 });
  const set = vi.spyOn(globalThis, 'setTimeout');
  await turns.run({ signal }, nothing);
  expect(set).not.toHaveBeenCalled();
});

it('is remembered where a timer is a number', async () => {
  const turns = new Turns();
  turns.limit({ rateLimit: { requests: 9, per: 60_000 } });
  vi.spyOn(globalThis, 'setTimeout').mockReturnValue(7 as never); // as in a browser
  await expect(turns.run({ signal }, nothing)).resolves.toBeUndefined();
});

it('is forgotten with the last client that could take it', async () => {
  await turnsOf({ apiKey: 'a', host: 'forgotten.example', limits: { concurrency: 1 } });
  const [name] = [...registry().keys()];
  expect(name).toBeDefined();
  await collect();
  expect(registry().size).toBe(0);
});

it('new turns by the same name are not forgotten with the old ones', async () => {
  const forget = vi.fn<(name: string) => void>();
  vi.stubGlobal(
    'FinalizationRegistry',
    class {
      readonly register = vi.fn();
      constructor(forgotten: (name: string) => void) {
        forget.mockImplementation(forgotten);
      }
    },
  );
  vi.resetModules();
  const own = await import('./turns-of.ts');
  vi.unstubAllGlobals();
  const turns = await own.turnsOf({ apiKey: 'c', host: 'again.example', limits: { concurrency: 1 } });
  const named = [...registry()].filter(([, held]) => held.deref() === turns).map(([name]) => name);
  for (const name of [...named, 'nobody']) forget(name);
  expect(named.map((name) => registry().get(name)?.deref() === turns)).toEqual([true]);
  for (const name of named) registry().delete(name);
});

it('a rate that was used up is not collected before its time', async () => {
  const limits = { rateLimit: { requests: 1, per: 60_000 } };
  await (await turnsOf({ apiKey: 'b', host: 'kept.example', limits })).run(new AbortController(), nothing);
  await collect();
  expect([...registry().values()].map((turns) => turns.deref() !== undefined)).toEqual([true]);
});
