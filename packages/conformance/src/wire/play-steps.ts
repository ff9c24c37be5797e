import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../cases/case-file.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import { encodeAnswer } from './encode-answer.ts';

/** Plays what the server does about one request, byte by byte; ends early when the client has gone. */
export async function playSteps(
  socket: Socket,
  plan: {
    readonly steps: readonly Step[];
    readonly filesDirectory: string;
    readonly onAbort: () => void | Promise<void>;
  },
): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  socket.once('close', leave);
  for (const step of plan.steps) {
    if (socket.destroyed) break;
    if ('respond' in step) await write(socket, encodeAnswer(step.respond, plan.filesDirectory));
    else if ('raw' in step) await write(socket, rawBytes(step.raw.repeat(step.times ?? 1)));
    else if ('delay' in step) await sleep(milliseconds(step.delay), undefined, { signal: gone.signal }).catch(() => {});
    else if ('drip' in step) await drip(socket, { ...step.drip, signal: gone.signal });
    else if ('abort' in step) await settled().then(plan.onAbort);
    else if ('close' in step) socket.end();
    else if ('reset' in step) await reset(socket);
    else if (!socket.destroyed) await once(socket, 'close');
  }
  socket.off('close', leave);
}

/** A `raw` step names bytes by code points 0 to 255. Throws on any other: which bytes were meant is not clear. */
export function rawBytes(text: string): Buffer {
  const odd = [...text].find((character) => character > '\u00ff');
  if (odd !== undefined)
    throw new Error(`a raw step holds "${odd}", which is no single byte; write its bytes as \\x..`);
  return Buffer.from(text, 'latin1');
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (bytes.length === 0) return;
  // The client may go away while we write; that it did shows in the outcome, not here.
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
}

/** Turns of the event loop in which a client reads what was written before, however busy the machine is. */
const turns = 20;

async function settled(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
}

async function drip(socket: Socket, what: { text: string; every: string; signal: AbortSignal }): Promise<void> {
  while (!socket.destroyed) {
    await write(socket, rawBytes(what.text));
    await sleep(milliseconds(what.every), undefined, { signal: what.signal }).catch(() => {});
  }
}

async function reset(socket: Socket): Promise<void> {
  // What was written before must be on its way, or the reset would overtake it.
  await sleep(2);
  socket.resetAndDestroy();
}
