import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Step, WrittenAnswer } from '../cases/case-file.ts';
import { milliseconds } from '../cases/milliseconds.ts';
import { closed } from './closed.ts';
import { encodeAnswer } from './encode-answer.ts';
import { rawBytes } from './raw-bytes.ts';

/** What an answer is played on. */
export interface Stage {
  /** What the client reads from. */
  readonly socket: Socket;
  /** Resets the connection. */
  readonly reset: () => void;
  /** Told when nothing is to be done for a while by the will of the case, and when that is over. */
  readonly rests: (begins: boolean) => void;
  /** Told of all that is written, before it is. */
  readonly wrote: (bytes: Buffer) => void;
  readonly filesDirectory: string;
  /** The caller gives up; what comes after it waits until it knows. */
  readonly onAbort: () => void | Promise<void>;
}

/** Plays what the server does about one request, byte by byte; ends early when the client has gone. */
export async function playSteps(steps: readonly Step[], stage: Stage): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  stage.socket.once('close', leave);
  for (const step of steps) {
    if (stage.socket.destroyed) break;
    await playStep(step, { ...stage, gone: gone.signal });
  }
  stage.socket.off('close', leave);
}

interface StageWithClient extends Stage {
  /** Aborted when the client goes. */
  readonly gone: AbortSignal;
}

async function playStep(step: Step, stage: StageWithClient): Promise<void> {
  const { socket } = stage;
  if ('respond' in step) await respond(step.respond, stage);
  else if ('raw' in step) await write(stage, rawBytes(step.raw.repeat(step.times ?? 1)));
  else if ('delay' in step) await resting(stage, () => pause(step.delay, stage));
  else if ('drip' in step) await drip(step.drip, stage);
  else if ('abort' in step) await resting(stage, () => settled().then(stage.onAbort));
  else if ('close' in step) socket.end();
  else if ('reset' in step) await reset(stage);
  else await closed(socket);
}

async function write({ socket, wrote }: Stage, bytes: Buffer): Promise<void> {
  if (bytes.length === 0 || !socket.writable) return;
  wrote(bytes);
  // The client may go away while we write; that it did shows in the outcome, not here.
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
}

async function respond(answer: WrittenAnswer, stage: StageWithClient): Promise<void> {
  const { pieces, paused } = await encodeAnswer(answer, stage.filesDirectory);
  let first = true;
  for (const piece of pieces) {
    // A client that is gone ends the answer, however much of it there is still to come.
    if (!stage.socket.writable) return;
    if (paused && !first) await (answer.every === undefined ? settled() : pause(answer.every, stage));
    first = false;
    await write(stage, piece);
  }
}

async function resting({ rests }: Stage, work: () => Promise<void>): Promise<void> {
  rests(true);
  try {
    await work();
  } finally {
    rests(false);
  }
}

async function pause(duration: string, { gone }: StageWithClient): Promise<void> {
  await sleep(milliseconds(duration), undefined, { signal: gone }).catch(() => {});
}

/** Turns of the event loop in which a client reads what was written before, however busy the machine is. */
const turns = 20;

async function settled(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
}

async function drip(what: { readonly text: string; readonly every: string }, stage: StageWithClient): Promise<void> {
  while (!stage.socket.destroyed) {
    await write(stage, rawBytes(what.text));
    await pause(what.every, stage);
  }
}

async function reset(stage: Stage): Promise<void> {
  // What was written before must be on its way, or the reset would overtake it.
  await sleep(2);
  stage.reset();
}
