import { afterEach, expect, it, vi } from 'vitest';
import * as onNode from './codegen.ts';
import * as elsewhere from './codegen-with-fetch.ts';
import * as seamOnNode from './seam.ts';
import * as seamElsewhere from './seam-with-fetch.ts';
import { tinyCreate, tinyProvider } from './test-support/tiny-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('exports what the entry for Node exports', () => {
  expect(Object.keys(elsewhere)).toEqual(Object.keys(onNode));
  expect(Object.keys(seamElsewhere)).toEqual(Object.keys(seamOnNode));
  expect(Object.keys(seamOnNode)).toEqual(expect.arrayContaining(Object.keys(onNode)));
});

it('sends by fetch', async () => {
  const send = vi.fn<typeof fetch>(
    async () => new Response('{"a":1}', { headers: { 'content-type': 'application/json' } }),
  );
  vi.stubGlobal('fetch', send);
  const client = elsewhere.resolveClient(tinyProvider, { apiKey: 'sk-tiny-secret-0000' });
  expect(await elsewhere.call(client, tinyCreate, { a: 1 })).toEqual({ a: 1 });
  expect(String(send.mock.calls[0]?.[0])).toBe('https://api.tiny.example/v1/things');
});

it('a POST that fetch failed on is not sent again, for it may have arrived', async () => {
  const send = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', send);
  const client = elsewhere.resolveClient(tinyProvider, {
    apiKey: 'sk-tiny-secret-0000',
    backoff: { first: 1, most: 2 },
  });
  await expect(elsewhere.call(client, tinyCreate, {})).rejects.toMatchObject({
    sent: 'maybe',
    billable: 'maybe',
    attempts: 1,
  });
  expect(send).toHaveBeenCalledOnce();
});

it('a redirect that a browser hides is the error that the contract makes of a redirect', async () => {
  const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response; // as browsers make it
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => hidden),
  );
  const client = elsewhere.resolveClient(tinyProvider, { apiKey: 'sk-tiny-secret-0000' });
  await expect(elsewhere.call(client, tinyCreate, {})).rejects.toMatchObject({ status: 302, attempts: 1 });
});

it('code that cannot be loaded ends the call before anything is sent', async () => {
  const send = vi.fn<typeof fetch>();
  vi.stubGlobal('fetch', send);
  const client = elsewhere.resolveClient(tinyProvider, { apiKey: 'sk-tiny-secret-0000' });
  const operation = { ...tinyCreate, validators: () => Promise.reject(new TypeError('offline')) };
  await expect(elsewhere.call(client, operation, {})).rejects.toMatchObject({
    name: 'ConnectionError',
    sent: 'no',
    retryable: true,
    message: expect.stringContaining('could not be loaded: offline'),
  });
  expect(send).not.toHaveBeenCalled();
});
