/** Each fact of each docs page, and where it stands, as a page of the documentation. */
import type { Location } from '../src/diagnostics.ts';
import type { DocsLock } from '../src/sync/lock.ts';
import type { ProviderReport, StandingFact } from '../src/sync/sync-report.ts';

/** Markdown; the same text for the same locks and specs. */
export function factsTable(reports: readonly ProviderReport[], locks: ReadonlyMap<string, DocsLock>): string {
  const pages = reports.flatMap(({ provider, pages: all, facts }) =>
    all.map(({ id, url }) => {
      const locked = locks.get(provider)?.pages[id];
      return { name: `${provider} ${id}`, url, locked, facts: facts.filter(({ page }) => page === id) };
    }),
  );
  const read = pages.filter(({ facts }) => facts.length > 0);
  const counts = read.map(
    ({ name, locked, facts }) => `| ${name} | ${locked?.capture}, ${locked?.read} | ${countsOf(facts).join(' | ')} |`,
  );
  const unread = read.flatMap(({ name, locked }) =>
    (locked?.unread ?? []).map(({ text, why }) => `| ${name} | ${inCell(text)} | ${inCell(why)} |`),
  );
  return `${intro}
| page | read from, on | facts | stand in the spec | stand in the ledger |
| --- | --- | --- | --- | --- |
${counts.join('\n')}

## What cannot be read

| page | part | why |
| --- | --- | --- |
${unread.join('\n')}

## Where sources contradict each other

A page's examples are held against its own schema, members that it does not name included, and pages of one operation against
each other.

| what is said | entry of the ledger |
| --- | --- |
${reports.flatMap(decidedRows).join('\n')}

${read.map(({ name, url, facts }) => `## ${name}\n\n${url ?? ''}\n\n${tableOf(facts)}`).join('\n\n')}
`;
}

const intro = `# What each docs page says, and where it stands

Every fact that \`limner-codegen sync\` read from a docs page, as the locks (\`specs/<provider>/docs.lock.yaml\`) have it, and
the place of the spec that says the same. In bold: what the spec leaves aside by a decision, with the entry of the ledger that
speaks about it. A member is a fact of its own, and so is each of its keywords.

This page is written by \`pnpm --filter @limner/codegen facts\`; a test compares it, and fails when a fact stands nowhere.
`;

function decidedRows({ provider, decided }: ProviderReport): string[] {
  return decided.map(({ sources, ledger }) => {
    const told = sources.map(
      ({ statement, says }) => `${statement}: ${typeof says === 'string' ? says : String(says)}`,
    );
    return `| ${inCell(`${provider} ${told.join('; but ')}`)} | ${shownPlace(ledger)} |`;
  });
}

function countsOf(facts: readonly StandingFact[]): number[] {
  return [facts.length, facts.filter(({ stands }) => stands).length, facts.filter(({ ledger }) => ledger).length];
}

function tableOf(facts: readonly StandingFact[]): string {
  const rows = facts.map(({ place, says, stands, at, ledger }) => {
    const where = stands ? shownPlace(at) : `**${ledger ? shownPlace(ledger) : 'nowhere'}**`;
    return `| ${inCell(place)} | ${inCell(typeof says === 'string' ? says : JSON.stringify(says))} | ${where} |`;
  });
  return `| fact | the page says | where it stands |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

/** By pointers, not lines, which move with every edit above them. */
function shownPlace(location: Location | undefined): string {
  return location ? `${inCell(location.file.replace(/^.*specs\//, ''))}#${inCell(location.pointer)}` : '';
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('_', '\\_');
}
