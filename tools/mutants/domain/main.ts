/** `pnpm mutants:domain`: changes the specs, the generator and the runtime, one place at a time, and plays the suite. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listMutants, providers } from './list-mutants.ts';
import { Player } from './player.ts';
import { root } from './root.ts';
import { type Tried, tryMutant } from './try-mutant.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: String(Math.min(2, availableParallelism())) },
    json: { type: 'string' },
  },
});
const mutants = (await listMutants()).filter(
  ({ id, item, layer }) =>
    options.only.length === 0 || options.only.some((text) => `${layer} ${id} ${item}`.includes(text)),
);
if (options.list) for (const { id, item } of mutants) console.log(`${id}  (${item})`);
else await run();

async function run(): Promise<void> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const base = {
    texts: {},
    generate: false,
    providers,
    over: 'undici',
    hints: [],
    durations: {},
    whole: true,
  } as const;
  const first = new Player(stop.signal);
  const sound = await first.play(base);
  first.close();
  if (sound.state !== 'passed') {
    console.error(`Without any change the suite is ${JSON.stringify(sound).slice(0, 2000)}: mend that first.`);
    process.exitCode = 1;
    return;
  }
  const waiting = mutants.values();
  const tried: Tried[] = [];
  const worker = async (): Promise<void> => {
    const player = new Player(stop.signal);
    try {
      for (const mutant of waiting) {
        if (stop.signal.aborted) return;
        const told = await tryMutant(mutant, { durations: sound.durations, player });
        if (stop.signal.aborted) return;
        tried.push(told);
        tell(told);
        if (tried.length % 50 === 0) console.error(`${tried.length} of ${mutants.length}`);
      }
    } finally {
      player.close();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: Number(options['at-once']) }, worker));
  const count = Map.groupBy(tried, ({ state }) => state);
  console.log(
    [...count].map(([state, { length }]) => `${length} ${state}`).join(', '),
    Math.round((performance.now() - began) / 1000),
    's',
  );
  if (options.json) writeFileSync(join(root, options.json), JSON.stringify(tried, null, 1));
}

function tell({ mutant, state, diagnostics, by }: Tried): void {
  if (state === 'killed') return;
  console.log([`${state}: ${mutant.id} (${mutant.item})`, ...diagnostics, by?.problem ?? ''].join(' '));
}
