import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from '../measuring/load.mjs';
import { loadPeers } from '../peers/peers.mjs';
import { startServer } from '../server/start-server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shown = 30;

/** Where the CPU time of a POST goes, with Limner: by owner, and by function. Runs only when asked for. */
export async function measure({ quick }) {
  const server = await startServer();
  try {
    const [{ connect }] = await loadPeers(['limner-aiml']);
    const small = { title: 'small answer', call: connect(`${server.origin}/small`).generate };
    const large = { title: 'large answer, to the bytes', call: connect(`${server.origin}/large`).bytes };
    const tables = [
      ...(await tablesOf({ ...small, calls: quick ? 10_000 : 40_000 })),
      ...(await tablesOf({ ...large, calls: quick ? 200 : 1_000 })),
    ];
    return { tables, data: tables };
  } finally {
    server.stop();
  }
}

async function tablesOf({ title, call, calls }) {
  await load(call, { calls: calls / 10, concurrency: 32 });
  const nodes = await profiled(title, () => load(call, { calls, concurrency: 32 }));
  const own = nodes.map(({ callFrame, hitCount = 0 }) => ({ callFrame, hits: hitCount }));
  return [
    table(`Profile at concurrency 32, ${title}: own time by owner`, sum(own, owner)),
    table(`Own time by function (the first ${shown})`, sum(own, place).slice(0, shown)),
    table('With all that it calls, functions of Limner', sum(inclusive(nodes), place).slice(0, shown)),
  ];
}

/** The call tree, root first, with the samples that hit each function; waiting is left out. */
async function profiled(title, work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  mkdirSync(join(root, '.work'), { recursive: true });
  writeFileSync(join(root, `.work/${title.replace(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile));
  return profile.nodes.filter(({ callFrame }) => callFrame.functionName !== '(idle)');
}

/** Limner's functions with the samples of all that they call; inside itself a function is not counted again. */
function inclusive(nodes) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hits = ({ hitCount = 0, children = [] }) =>
    children.reduce((total, id) => total + (byId.has(id) ? hits(byId.get(id)) : 0), hitCount);
  const found = [];
  const visit = (node, above) => {
    const name = place(node.callFrame);
    const counts = node.callFrame.url.includes('/@limner/') && !above.has(name);
    if (counts) found.push({ callFrame: node.callFrame, hits: hits(node) });
    const below = counts ? new Set([...above, name]) : above;
    for (const id of node.children ?? []) if (byId.has(id)) visit(byId.get(id), below);
  };
  visit(nodes[0], new Set());
  return found.map((one) => ({ ...one, total: hits(nodes[0]) }));
}

/** Shares of all samples, largest first. */
function sum(samples, key) {
  const byKey = new Map();
  for (const { callFrame, hits } of samples) byKey.set(key(callFrame), (byKey.get(key(callFrame)) ?? 0) + hits);
  const total = samples[0]?.total ?? samples.reduce((all, { hits }) => all + hits, 0);
  return [...byKey].map(([name, count]) => ({ name, share: count / total })).sort((a, b) => b.share - a.share);
}

function owner({ url, functionName }) {
  if (functionName.startsWith('(')) return functionName;
  return (
    /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1] ??
    (url.startsWith('file:') ? 'bench' : 'Node')
  );
}

function place({ functionName, url, lineNumber }) {
  const file = url.startsWith('file:') ? relative(root, fileURLToPath(url)).replace(/^.*node_modules\//, '') : url;
  return `${functionName || '(anonymous)'} ${file}${url === '' ? '' : `:${lineNumber + 1}`}`;
}

function table(title, figures) {
  const rows = figures.map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`, '']);
  return { title, columns: ['where', 'share', ''], rows };
}
