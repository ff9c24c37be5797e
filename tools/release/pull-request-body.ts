/**
 * `node tools/release/pull-request-body.ts <what sync printed> <what changes printed>`: the body of the pull request
 * that follows the pages of the providers.
 */
import { readFileSync } from 'node:fs';

/** GitHub takes no longer body. */
const longest = 60_000;

/** The body: what was found, fenced, so that nothing in it is read as Markdown, a mention or an instruction. */
export function pullRequestBody(found: string, changes: string): string {
  return [
    'The pages of the providers say something else than they did. Read the diff beside the page before you merge.',
    '## Pages',
    fenced(found),
    '## Versions',
    fenced(changes),
    '',
  ].join('\n\n');
}

function fenced(text: string): string {
  const half = longest / 2;
  const kept = text.length > half ? `${text.slice(0, half)}\n(cut: the job of this run shows all of it)` : text;
  const runs = kept.match(/`+/g)?.map((run) => run.length) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}text\n${kept.trim() || 'nothing'}\n${fence}`;
}

if (import.meta.main) {
  const [found = '', changes = ''] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
  process.stdout.write(pullRequestBody(found, changes));
}
