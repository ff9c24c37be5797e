import { expect, it, vi } from 'vitest';
import { BodyQueue } from './body-queue.ts';

const full = new Uint8Array(256 * 1024);
const one = new Uint8Array(1);

async function piecesOf(queue: BodyQueue, onRoom: () => void = () => {}): Promise<number[]> {
  const sizes: number[] = [];
  for await (const { byteLength } of queue.read(onRoom)) sizes.push(byteLength);
  return sizes;
}

it('asks for a pause above 256 KiB, and for more once all is read', async () => {
  const queue = new BodyQueue();
  expect([queue.push(full), queue.push(one)]).toEqual([true, false]);
  const onRoom = vi.fn();
  const reading = queue.read(onRoom);
  expect((await reading.next()).value).toBe(full);
  expect(onRoom).toHaveBeenCalledOnce();
  expect((await reading.next()).value).toBe(one);
  expect(queue.push(full)).toBe(true);
  expect((await reading.next()).value).toBe(full);
  expect(onRoom).toHaveBeenCalledOnce();
  queue.close({});
  expect(await reading.next()).toEqual({ done: true, value: undefined });
});

it.each([
  ['read piece by piece', (queue: BodyQueue, onRoom: () => void) => piecesOf(queue, onRoom)],
  ['drained', (queue: BodyQueue, onRoom: () => void) => drained(queue, onRoom)],
])('what is here when it is %s is given, and the connection goes on only where it was paused', async (_, read) => {
  const rooms = async (...sizes: readonly Uint8Array[]): Promise<number> => {
    const queue = new BodyQueue();
    for (const piece of sizes) queue.push(piece);
    const onRoom = vi.fn(() => queue.close({}));
    if (sizes.length < 2) setTimeout(() => queue.close({}), 5);
    expect(await read(queue, onRoom)).toEqual(sizes.map(({ byteLength }) => byteLength));
    return onRoom.mock.calls.length;
  };
  expect([await rooms(full, one), await rooms(full), await rooms(one)]).toEqual([1, 0, 0]);
});

it.each([
  ['read piece by piece', piecesOf],
  ['drained', drained],
])('when it has ended and is %s, the rest is given and nothing is asked for', async (_, read) => {
  const queue = new BodyQueue();
  for (const piece of [full, one]) queue.push(piece);
  queue.close({});
  queue.close({ failure: new Error('too late') });
  const onRoom = vi.fn();
  expect(await read(queue, onRoom)).toEqual([full.byteLength, 1]);
  expect(onRoom).not.toHaveBeenCalled();
});

it.each([
  ['read piece by piece', piecesOf],
  ['drained', drained],
])('when it has failed and is %s, that is told at once, whatever the failure is', async (_, read) => {
  for (const failure of [new Error('lost'), undefined]) {
    const queue = new BodyQueue();
    queue.push(one);
    queue.close({ failure });
    await expect(read(queue)).rejects.toBe(failure);
  }
});

it('when it has failed, a reader that drains it gets none of the pieces that still wait', async () => {
  const queue = new BodyQueue();
  queue.push(one);
  queue.close({ failure: 'lost' });
  await expect(queue.drain(() => expect.fail(), expect.fail)).rejects.toBe('lost');
});

it.each([
  ['read piece by piece', piecesOf],
  ['drained', drained],
])('a failure while it is %s is told', async (_, read) => {
  const queue = new BodyQueue();
  const reading = read(queue);
  queue.push(one);
  setTimeout(() => queue.close({ failure: 'lost' }), 5);
  await expect(reading).rejects.toBe('lost');
});

it('what comes while it is drained goes to the reader, and is never too much', async () => {
  const queue = new BodyQueue();
  queue.push(one);
  const sizes: number[] = [];
  const draining = queue.drain(({ byteLength }) => sizes.push(byteLength), expect.fail);
  expect([queue.push(full), queue.push(full)]).toEqual([true, true]);
  expect(sizes).toEqual([1, full.byteLength, full.byteLength]);
  queue.close({});
  await draining;
});

async function drained(queue: BodyQueue, onRoom: () => void = () => {}): Promise<number[]> {
  const sizes: number[] = [];
  await queue.drain(({ byteLength }) => sizes.push(byteLength), onRoom);
  return sizes;
}
