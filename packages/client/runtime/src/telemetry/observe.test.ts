import { expect, it } from 'vitest';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { observe } from './observe.ts';

it('where nobody is to be told, a call is begun at once and nothing stands around it', async () => {
  const what = { kind: 'call', operation: tinyCreate, input: {}, part: false, outcome: () => ({}) } as const;
  const running = Promise.resolve('done');
  expect(observe(tinyClient(), what, () => running)).toBe(running);
});
