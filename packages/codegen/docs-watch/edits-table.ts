/** What edits of docs pages come to, as a page of the documentation. */
import type { WatchedEdit } from './watch-edit.ts';

/** Markdown; the same text for the same pages, locks and specs. */
export function editsTable(kinds: ReadonlyMap<string, readonly WatchedEdit[]>): string {
  const sections = [...kinds].map(([kind, edits]) => `## ${titleOf(kind)}\n\n${tableOf(edits)}`);
  return `${intro}\n${sections.join('\n\n')}\n`;
}

const intro = `# What an edit of a docs page comes to

Each row edits one of the pages below \`packages/codegen/src/docs/testing/pages/\` in one place, as its provider might, and plays
it against the committed locks and specs: \`limner-codegen sync\`, and \`changes\`. Of a captured document the package is generated
and compared by all signals; of a spec that people write, the diff of the page says what the package has to follow, and the bump
and the changeset are those of a package that does. Packages are below 1.0.0, so a break is a minor and the rest a patch.

This page is written by \`pnpm --filter @limner/codegen watch-table\`; a test compares it.
`;

function titleOf(kind: string): string {
  return `Pages of the kind "${kind}"`;
}

function tableOf(edits: readonly WatchedEdit[]): string {
  const rows = edits.map((one) => {
    const { edit, bump } = one;
    return `| ${edit.name} | ${inCell(edit.page)} | ${diffOf(one)} | ${bump} | ${changesetOf(one)} |`;
  });
  return `| edit | page | diff | bump | changeset |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function diffOf({ diff, alarm, toMend }: WatchedEdit): string {
  if (alarm !== undefined) return `**alarm**: ${inCell(alarm)} Nothing is overwritten.`;
  const mend = toMend === undefined ? [] : [`**to mend first**: ${toMend}`];
  return diff.length + mend.length === 0 ? 'no change' : [...diff, ...mend].map(inCell).join('<br>');
}

/** The summary, and what it says to write instead; its other lines are the diff. */
function changesetOf({ changeset, diff }: WatchedEdit): string {
  if (!changeset) return diff.length > 0 ? 'none: the package says so already' : 'none';
  const [, summary = '', ...blocks] = changeset.text.split('\n\n');
  const migration = blocks.indexOf('Migration:');
  const lines = migration < 0 ? [] : (blocks[migration + 1] ?? '').trim().split('\n');
  return [`\`${changeset.file}\``, summary, ...lines.map((line) => line.slice(2))].map(inCell).join('<br>');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ').trim();
}
