import { loadPeers } from '../peers/peers.mjs';
import { startServer } from '../server/start-server.mjs';
import { interleave } from './interleave.mjs';

/**
 * What one kind of call costs with each peer, one at a time and 32 at once, as a table.
 * @param {{ title: string, files: string[], call: string, answer: string, alone: object, together: object,
 *   bars: (alone: object, together: object) => string[], notes?: string[] }} what
 */
export async function callCost({ title, files, call, answer, alone, together, bars, notes }) {
  const server = await startServer();
  try {
    const peers = await loadPeers(files);
    const contenders = peers.map(({ name, connect }) => ({ name, call: connect(`${server.origin}/${answer}`)[call] }));
    const one = await interleave(contenders, { ...alone, concurrency: 1 });
    const many = await interleave(contenders, { ...together, concurrency: 32 });
    return {
      table: { title, columns, rows: one.map((own, at) => row(own, many[at], bars)), notes },
      data: { one, many },
    };
  } finally {
    server.stop();
  }
}

const columns = ['client', 'CPU us c=1', 'ratio', 'p50 ms c=1', 'ratio', 'CPU us c=32', 'ratio', 'p50 ms c=32', 'bar'];

function row(alone, together, bars) {
  return [
    alone.name,
    alone.cpu.toFixed(0),
    alone.cpuRatio.toFixed(2),
    alone.p50.toFixed(2),
    alone.p50Ratio.toFixed(2),
    together.cpu.toFixed(0),
    together.cpuRatio.toFixed(2),
    together.p50.toFixed(2),
    alone.name.startsWith('limner') ? bars(alone, together).join('; ') : '',
  ];
}
