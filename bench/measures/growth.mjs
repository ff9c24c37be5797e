import { getEventListeners } from 'node:events';
import { load } from '../measuring/load.mjs';
import { loadPeers } from '../peers/peers.mjs';
import { bar } from '../report/bar.mjs';
import { startServer } from '../server/start-server.mjs';

const files = ['limner-modelverse', 'undici', 'openai', 'replicate', 'fal', 'ofetch', 'ky'];
const concurrency = 16;

/** What many calls on one long-lived signal leave behind: heap, sockets, listeners. */
export async function measure({ quick }) {
  const figures = [];
  for (const peer of await loadPeers(files)) {
    const most = quick ? 10_000 : 100_000;
    const calls = peer.name.startsWith('limner') ? most : most / 10;
    // A server for each, for some of them share their pool of connections.
    const server = await startServer();
    try {
      figures.push(await grow(peer, { server, calls }));
    } finally {
      server.stop();
    }
  }
  const columns = [
    'client',
    'calls',
    'heap at start and at four points, MB',
    'last half, KB',
    'sockets',
    'listeners',
    'bar',
  ];
  const title = `Growth: reads at concurrency ${concurrency} on one AbortSignal`;
  const notes = [
    'heap after forced collection, which leaves some 100 KB more or less from one time to the next',
    'sockets open when warm and at the end; listeners left on the signal; fal has no read, its POST stands in',
  ];
  return { tables: [{ title, columns, rows: figures.map(row), notes }], data: figures };
}

async function grow({ name, connect }, { server, calls }) {
  const { signal } = new AbortController();
  const { read } = connect(`${server.origin}/small`);
  const call = () => read(signal);
  await load(call, { calls: 1_000, concurrency });
  const before = await server.connections();
  const points = [await heap()];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await load(call, { calls: calls / 4, concurrency });
    points.push(await heap());
  }
  const after = await server.connections();
  const sockets = { warm: before.open, end: after.open, ever: after.accepted };
  return { name, calls, points, sockets, listeners: getEventListeners(signal, 'abort').length };
}

/** Bytes in use. Twice, with a turn of the event loop in between, for what finalizers let go. */
async function heap() {
  for (let time = 0; time < 2; time += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}

function row({ name, calls, points, sockets, listeners }) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(2);
  const lastHalf = (points[4] - points[2]) / 1000;
  const bars = [
    bar('heap of the last half', lastHalf, { most: 100, unit: ' KB' }),
    bar('more sockets', sockets.end - sockets.warm, { most: 0 }),
    bar('listeners', listeners, { most: 0 }),
  ];
  return [
    name,
    calls,
    points.map(megabytes).join(' '),
    lastHalf.toFixed(0),
    `${sockets.warm} ${sockets.end}`,
    listeners,
    name.startsWith('limner') ? bars.join('; ') : '',
  ];
}
