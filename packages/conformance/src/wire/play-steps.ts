import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Step, WrittenAnswer } from '../cases/case-file.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import { encodeAnswer } from './encode-answer.ts';
import { rawBytes } from './raw-bytes.ts';

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
    if ('respond' in step) await respond(socket, step.respond, { ...plan, signal: gone.signal });
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

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (bytes.length === 0) return;
  // The client may go away while we write; that it did shows in the outcome, not here.
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
}

async function respond(
  socket: Socket,
  answer: WrittenAnswer,
  plan: { readonly filesDirectory: string; readonly signal: AbortSignal },
): Promise<void> {
  const { pieces, paused } = await encodeAnswer(answer, plan.filesDirectory);
  let first = true;
  for (const piece of pieces) {
    // A client that is gone ends the answer, however much of it there is still to come.
    if (socket.destroyed) return;
    if (paused && !first) await pause(answer.every, plan.signal);
    first = false;
    await write(socket, piece);
  }
}

async function pause(every: string | undefined, signal: AbortSignal): Promise<void> {
  if (every === undefined) await settled();
  else await sleep(milliseconds(every), undefined, { signal }).catch(() => {});
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
