import { type Score, scoreOf } from './score.ts';
import { type Survivor, survivorOf } from './survivors.ts';
import type { Tried } from './try-mutant.ts';

/** What the page tells. */
export interface PageFacts {
  readonly tried: readonly Tried[];
  /** How many mutants there are, tried or not. */
  readonly listed: number;
  /** The commit that was checked out, and when it was made. */
  readonly commit: string;
  readonly written: Date;
}

/** `docs/mutants-domain.md`: what was tried, what became of it, and each survivor with its reason. */
export function pageOf({ tried, listed, commit, written }: PageFacts, known: readonly Survivor[]): string {
  const table = (name: string, of: (one: Tried) => string): string =>
    scoreTable(name, { groups: groupBy(tried, of), known });
  const at = `${written.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${[
    '# Mutants of our own',
    '',
    'Written by `pnpm mutants:domain`; do not edit. Each mutant is one semantic change: of a fact of a spec, of',
    'the generator or of the runtime. The clients are made anew from it and the conformance suite is played',
    'against them; it must go red. A mutant counts as killed when a case fails twice that passes, at the same',
    'moment, on the clients as they are. Checks that need no client (the lints of the generator, types, unit',
    'tests) do not count.',
    '',
    `${count(tried.length)} of ${count(listed)} mutants were tried, up to ${at} at commit ${commit}.`,
    ...(tried.length < listed ? ['Nothing is said of the others.'] : []),
    'A run may have been told to play only the cases that are likeliest to notice (`--first`): what survived it may be',
    'noticed by another one, so that the score is a lower bound.',
    '',
    table('layer, client', ({ mutant }) => [mutant.layer, mutant.provider].filter(Boolean).join(', ')),
    '',
    '*Killed* of those that could be is the score. *Equivalent* ones cannot be told from the client as it is, by',
    'the reason below. *Invalid* ones were not put to the test: what runs is the same (a type alone changed), the',
    'generator makes nothing of it, or nothing ran.',
    '',
    '## By kind of change',
    '',
    table('change', ({ mutant }) => mutant.item),
    ...survivorsList({ tried, known, because: 'gap', title: 'Survivors: gaps of the suite' }),
    ...survivorsList({ tried, known, because: 'equivalent', title: 'Survivors: equivalent' }),
    ...invalidList(tried),
  ].join('\n')}\n`;
}

function groupBy(tried: readonly Tried[], of: (one: Tried) => string): [string, Tried[]][] {
  return [...Map.groupBy(tried, of)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function scoreTable(
  name: string,
  { groups, known }: { readonly groups: readonly [string, Tried[]][]; readonly known: readonly Survivor[] },
): string {
  const line = (title: string, score: Score): string =>
    `| ${title} | ${score.killed} | ${score.survived} | ${score.equivalent} | ${score.invalid} | ${percent(score)} |`;
  const all = groups.flatMap(([, group]) => group);
  return [
    `| ${name} | killed | survived | equivalent | invalid | score |`,
    '| --- | --: | --: | --: | --: | --: |',
    ...groups.map(([title, group]) => line(title, scoreOf(group, known))),
    line('**all**', scoreOf(all, known)),
  ].join('\n');
}

/** `1,234`. */
function count(number: number): string {
  return number.toLocaleString('en');
}

function percent({ score }: Score): string {
  return `${(Math.floor(score * 1000) / 10).toFixed(1)} %`;
}

function survivorsList(list: {
  readonly tried: readonly Tried[];
  readonly known: readonly Survivor[];
  readonly because: Survivor['because'];
  readonly title: string;
}): string[] {
  const { tried, known, because, title } = list;
  const survived = tried.filter(({ state }) => state === 'survived').map(({ mutant }) => mutant.id);
  const unexplained: Survivor = { mutants: '', because: 'gap', reason: 'Not explained yet.' };
  const groups = Map.groupBy(survived, (id) => survivorOf(id, known) ?? unexplained);
  const listed = [...groups].filter(([entry]) => entry.because === because);
  if (listed.length === 0) return [];
  const lines = listed.map(
    ([{ reason }, ids]) =>
      `${item(reason)}\n${ids
        .sort()
        .map((id) => `  - \`${id}\``)
        .join('\n')}`,
  );
  return ['', `## ${title}`, '', ...lines];
}

function invalidList(tried: readonly Tried[]): string[] {
  const invalid = tried.filter(({ state }) => !['killed', 'survived'].includes(state));
  if (invalid.length === 0) return [];
  const titles = { 'no-effect': 'What runs is the same', refused: 'Refused by the generator', broken: 'Nothing ran' };
  const groups = groupBy(invalid, ({ state }) => state);
  const lines = groups.map(([state, group]) => {
    const title = Object.entries(titles).find(([name]) => name === state)?.[1] ?? state;
    const ids = group.map(({ mutant }) => `  - \`${mutant.id}\``).sort();
    return [`- ${title}:`, ...ids].join('\n');
  });
  return ['', '## Invalid', '', ...lines];
}

/** An item of a list, in lines that are no longer than those of other pages. */
function item(text: string): string {
  return `- ${text}`.replaceAll(/(.{60,116}) (?=.{4})/g, '$1\n  ');
}
