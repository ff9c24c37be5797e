import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overBareStart } from '../measuring/fresh-process.mjs';
import { bar } from '../report/bar.mjs';
import { startServer } from '../server/start-server.mjs';

const root = join(import.meta.dirname, '..');
const start = ['--import', join(root, 'programs/tell-cpu.mjs')];
const bare = { name: 'bare start', args: [...start, join(root, 'programs/bare.mjs')] };

const providers = ['@limner/aiml', '@limner/modelverse', '@limner/pixwith', '@limner/segmind'];
const imported = [
  ...providers,
  '@limner/runtime',
  'undici',
  'zod',
  'openai',
  'replicate',
  '@fal-ai/client',
  'ofetch',
  'ky',
];

const unvalidated = 'limner unvalidated (modelverse read, checks off)';
const validated = 'limner validated (aiml generate)';
const firstAnswers = [
  { name: unvalidated, peer: 'limner-modelverse', call: 'read', options: { responseChecks: 'off' } },
  { name: 'limner (modelverse read, answer checked)', peer: 'limner-modelverse', call: 'read' },
  { name: validated, peer: 'limner-aiml', call: 'generate' },
  ...['undici', 'openai', 'replicate', 'fal', 'ofetch', 'ky'].map((peer) => ({ name: peer, peer, call: 'generate' })),
];

/** What fresh processes take over a bare start: to import a package, and to have a first answer. */
export async function measure({ quick }) {
  const rounds = quick ? 5 : 15;
  const server = await startServer();
  try {
    const imports = overBareStart([bare, ...imported.map(importing)], { rounds });
    const answers = overBareStart([bare, ...firstAnswers.map((one) => answering(one, server.origin))], { rounds });
    return { tables: [importTable(imports, rounds), answerTable(answers, rounds)], data: { imports, answers } };
  } finally {
    server.stop();
  }
}

function importing(name) {
  const folder = join(root, '.work');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `import-${name.replace(/\W+/g, '-')}.mjs`);
  writeFileSync(file, `import ${JSON.stringify(name)};\n`);
  return { name, args: [...start, file] };
}

function answering({ name, peer, call, options = {} }, origin) {
  const program = join(root, 'programs/first-answer.mjs');
  return { name, args: [...start, program, peer, call, `${origin}/small`, JSON.stringify(options)] };
}

function importTable(figures, rounds) {
  const bars = ({ name, wallOver }) =>
    providers.includes(name) ? bar('import', wallOver, { most: 10, aim: 6, unit: ' ms' }) : '';
  return table(`Import over a bare start (median of ${rounds} fresh processes)`, figures, bars);
}

function answerTable(figures, rounds) {
  const bars = ({ name, wallOver }) => {
    if (name === unvalidated) return bar('first answer', wallOver, { most: 75, unit: ' ms' });
    return name === validated ? bar('first answer', wallOver, { most: 125, unit: ' ms' }) : '';
  };
  return {
    ...table(`First answer over a bare start (median of ${rounds} fresh processes)`, figures, bars),
    notes: [
      'import, construct, one loopback call; peers: the POST of an image',
      'unvalidated: an operation without input, for responseChecks "off" turns the checks of answers off, never those of inputs',
    ],
  };
}

function table(title, figures, bars) {
  const rows = figures.map((one) => [
    one.name,
    one.wall.toFixed(0),
    one.wallOver.toFixed(1),
    one.cpuOver.toFixed(1),
    bars(one),
  ]);
  return { title, columns: ['package', 'whole ms', 'over bare, ms', 'over bare, CPU ms', 'bar'], rows };
}
