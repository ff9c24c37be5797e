import { scoreOf } from './scores.mjs';

const head = `# Mutants

Written by \`pnpm mutants\`; not edited by hand. StrykerJS changes the sources in thousands of small ways, one at a time, and
runs the tests that come by the change: the runtime under its unit tests, one generated client (segmind) under its own cases
of the conformance suite and, of the matrix of faults, under what its contract makes of a wire that fails. A mutant that makes
a test fail, or run into the clock, is noticed; one that no test notices has survived. Mutants of what a file does while it
loads ("static") are counted like all others; they are held against the 15 nearest files of tests and against the tests that
come by them later, so that one that only another test would notice counts as survived.

\`score\` is what Stryker counts: of all mutants, the share that was noticed. \`of those that change something\` leaves out
the mutants that no test could notice, each with its reason in \`tools/mutants/equivalent.yaml\`; below 95 % of these, or with
a reason that fits no survivor, the run is red. A mutant that was not played yet counts as one that was not noticed.
`;

/** The page: how long the whole took, where it was measured, a table by folder, and each survivor by name. */
export function writePage({ whole, folders }) {
  const named = Object.entries(folders).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const survivors = named.flatMap(([, folder]) => folder.survivors);
  return `${[
    head,
    ...(whole ? [`All of them in one run took ${whole.minutes} minutes on ${whole.cores} cores.`, ''] : []),
    ...tableOf(named),
    '',
    '## Survived',
    '',
    ...listOf(survivors.filter(({ equivalent }) => equivalent === undefined)),
    '',
    '## Survived, and no test could notice',
    '',
    ...listOf(survivors.filter(({ equivalent }) => equivalent !== undefined)),
  ].join('\n')}\n`;
}

function tableOf(named) {
  const rows = named.map(([name, folder]) => [name, folder.measured, ...figures([folder])]);
  rows.push(['all', '', ...figures(named.map(([, folder]) => folder))]);
  const columns =
    'folder | measured | mutants | killed | by the clock | survived | not covered | not played | equivalent | score';
  return [
    `| ${columns} | of those that change something |`,
    `| --- | --- |${' ---: |'.repeat(9)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
}

function figures(folders) {
  const { total, killed, timedOut, survived, noCoverage, unplayed, equivalent, ...shares } = scoreOf(folders);
  const counts = [total, killed, timedOut, survived, noCoverage, unplayed, equivalent];
  return [...counts, `${shares.score.toFixed(1)} %`, `${shares.changing.toFixed(1)} %`];
}

function listOf(survivors) {
  if (survivors.length === 0) return ['None.'];
  const files = Map.groupBy(survivors, ({ file }) => file);
  return [...files].flatMap(([file, found]) => [`- \`${file}\``, ...found.flatMap(lineOf)]);
}

function lineOf({ line, mutator, original, replacement, noCoverage, equivalent }) {
  const change = `${mutator}: ${code(original)} to ${code(replacement || '(nothing)')}`;
  const why = [noCoverage ? 'no test comes by' : undefined, equivalent].filter(Boolean).join('; ');
  return [`  - ${line}, ${change}${why ? `; ${why}` : ''}`];
}

/** Text in which any number of backticks may stand. */
function code(text) {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence} ${text} ${fence}`.replace(/^` ([^`]*) `$/, '`$1`');
}
