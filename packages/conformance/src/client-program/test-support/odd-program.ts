/** A client program for tests that answers 1 to everything, but errs at cases named `acme/call/bad…`, in the way that it is told. */
import { createInterface } from 'node:readline';
import type { RunnerMessage } from '../protocol.ts';

const [, , way = ''] = process.argv;
const time = { from: 0, to: 0, milliseconds: 1 };

const tell = (message: unknown): void => {
  process.stdout.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
};

function err(id: string): void {
  console.error(`erring: ${way}`);
  switch (way) {
    case 'crash':
      process.exit(3);
      break;
    case 'no-json':
      tell('hello world');
      break;
    case 'no-message':
      tell({ type: 'answer', id, own: { value: 1 } });
      break;
    case 'unknown-case':
      tell({ type: 'answer', id: 'acme/call/other', own: { value: 1, time } });
      break;
    case 'unsupported':
      tell({ type: 'unsupported', id, reason: 'no such method' });
      break;
    case 'busy':
      for (;;);
    case 'silent':
      break;
    case 'twice':
      tell({ type: 'answer', id, own: { value: 2, time } });
      tell({ type: 'answer', id, own: { value: 1, time } });
      break;
    default:
      tell({ type: 'answer', id, own: { value: 1, time } });
  }
}

if (way === 'no-hello') process.exit(4);
tell({
  type: 'hello',
  protocol: way === 'newer' ? 2 : 1,
  name: 'odd',
  version: '1',
  runtime: 'node 1',
  transport: 'none',
  errorMembers: [],
  features: [],
});
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as RunnerMessage;
  if (message.type === 'call') {
    const { id } = message.order;
    if (id.startsWith('acme/call/bad')) err(id);
    else tell({ type: 'answer', id, own: { value: 1, time } });
  }
  if (message.type === 'release') tell({ type: 'released', id: message.id });
  if (message.type === 'bye') {
    tell({ type: 'bye', left: way === 'left' ? ['Timeout'] : [] });
    process.exit();
  }
}
