import { expect, test } from 'vitest';
import { findCanaries } from '../secrets/canaries.ts';
import { EmbeddedProvider, type IncomingCall } from './embedded-provider.ts';
import { readServedProvider } from './served-provider.ts';

const key = 'Zk3aQ9xT7mB2-of-the-caller';

function embedded(provider: string): {
  embedded: EmbeddedProvider;
  send: (path: string, body: object) => Promise<void>;
} {
  const options = { key: undefined, scenario: undefined, taskTime: 0, recordLife: 60_000 };
  const made = new EmbeddedProvider({
    ...options,
    provider: readServedProvider(provider),
    base: 'http://127.0.0.1:1',
    signal: new AbortController().signal,
  });
  const send = async (target: string, body: object): Promise<void> => {
    const headers = { 'x-api-key': key, 'api-key': key, 'content-type': 'application/json' };
    const call: IncomingCall = {
      method: 'POST',
      target,
      headers,
      body: new TextEncoder().encode(JSON.stringify(body)),
    };
    expect((await made.answer(call)).status).toBe(200);
  };
  return { embedded: made, send };
}

const text = (made: EmbeddedProvider): string => JSON.stringify(made.state());

test('of a task the request is remembered, but no key and no signature', async () => {
  const { embedded: made, send } = embedded('segmind');
  await send('/v2/qwen-image?sig=Zk3aQ9xT7mB2', { prompt: 'a dune' });
  expect(text(made)).toContain('a dune');
  expect(findCanaries(text(made), [key])).toEqual([]);
});

test('of a call that is no task, nothing is remembered', async () => {
  const { embedded: made, send } = embedded('segmind');
  await send('/v1/qwen-image', { prompt: 'a dune' });
  expect(made.state()).toEqual({ credits: 499, tasks: [], uploads: [] });
});

test('of an upload, the ticket alone', async () => {
  const { embedded: made, send } = embedded('pixwith');
  await send('/api/task/pre_url', { image_name: 'a.png', content_type: 'image/png' });
  expect(text(made)).toContain('a.png');
  expect(text(made)).not.toContain(key);
});
