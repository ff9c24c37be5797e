import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ClientUnderTest, RunningCase } from './client-under-test.ts';
import type { ProgramMessage, RunnerMessage } from './protocol.ts';

/** Where a program hears its runner, and speaks to it. */
export interface Lines {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Plays what a runner orders, a line each, until it says `bye` or has gone; gives which of the two. This is what
 * `limner-conformance client` does.
 */
export async function serveProgram(client: ClientUnderTest, { input, output }: Lines): Promise<'bye' | 'gone'> {
  const running = new Map<string, RunningCase>();
  const tell = (message: ProgramMessage): void => void output.write(`${JSON.stringify(message)}\n`);
  tell(client.hello);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    // The runner is the one who started this program: what it says is taken as it is.
    const message = JSON.parse(line) as RunnerMessage;
    switch (message.type) {
      case 'call':
        running.set(message.order.id, play(client, message, tell));
        break;
      case 'begun':
        running.get(message.id)?.begun();
        break;
      case 'abort':
        void abort(running.get(message.id), message.id, tell);
        break;
      case 'release':
        void release(running.get(message.id), message.id, tell);
        running.delete(message.id);
        break;
      case 'bye':
        tell({ type: 'bye', left: [...(await client.end())] });
        return 'bye';
    }
  }
  return 'gone';
}

function play(
  client: ClientUnderTest,
  { order }: Extract<RunnerMessage, { type: 'call' }>,
  tell: (message: ProgramMessage) => void,
): RunningCase {
  const running = client.begin(order);
  void running.played.then((played) => {
    const { id } = order;
    if (played.kind === 'answer') tell({ type: 'answer', id, ...played.answer });
    else if (played.kind === 'fault') tell({ type: 'fault', id, problem: played.problem });
    else tell({ type: 'unsupported', id, reason: played.reason });
  });
  return running;
}

async function abort(
  running: RunningCase | undefined,
  id: string,
  tell: (message: ProgramMessage) => void,
): Promise<void> {
  await running?.giveUp();
  tell({ type: 'aborted', id });
}

async function release(
  running: RunningCase | undefined,
  id: string,
  tell: (message: ProgramMessage) => void,
): Promise<void> {
  const { rejections, fault } = (await running?.release()) ?? { rejections: [] };
  tell({ type: 'released', id, rejections, ...(fault === undefined ? {} : { fault }) });
}
