import { expect, it, vi } from 'vitest';
import { lazily } from './lazily.ts';

const place = { provider: 'tiny', operation: 'things.create' };

it('loads once', async () => {
  const load = vi.fn(async () => ({}));
  const part = lazily(load);
  expect(await part(place)).toBe(await part(place));
  expect(load).toHaveBeenCalledOnce();
});

it('says that nothing was sent when it cannot load, and tries again the next time', async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValue('there');
  const part = lazily(load);
  await expect(part(place)).rejects.toMatchObject({
    name: 'ConnectionError',
    sent: 'no',
    billable: 'no',
    retryable: true,
    message:
      '[tiny things.create] A part of the client could not be loaded: offline. Nothing was sent: calling again is safe.',
  });
  expect(await part(place)).toBe('there');
});

it('of two calls that wait for the same, each is told of itself', async () => {
  const part = lazily(async () => Promise.reject(new Error('gone')));
  const both = ['a.one', 'b.two'].map((operation) => part({ provider: 'tiny', operation }));
  expect(await Promise.allSettled(both)).toMatchObject([
    { reason: { operation: 'a.one' } },
    { reason: { operation: 'b.two' } },
  ]);
});

it('a load that failed is forgotten once: whoever hears of it late leaves alone what was begun anew', async () => {
  const failing = Promise.withResolvers<string>();
  const load = vi.fn<() => Promise<string>>().mockReturnValueOnce(failing.promise).mockResolvedValue('there');
  const part = lazily(load);
  const first = part(place);
  const between = failing.promise.catch(() => part(place));
  const last = part(place);
  failing.reject(new Error('gone'));
  await Promise.allSettled([first, last]);
  expect(await between).toBe('there');
  expect(await part(place)).toBe('there');
  expect(load).toHaveBeenCalledTimes(2);
});
