/** What is refused or left out, as a page of the documentation. */
import { generatePackage } from '../documents/generate-package.ts';
import { type Refusal, refusalDocument } from './refusal-document.ts';

/** What is said of a document. */
export interface Told {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly pointer: string;
  /** True where something is written all the same. */
  readonly isWritten: boolean;
}

/** The first thing that is said of each, errors before warnings; none where it is taken without a word. */
export async function tellRefusals(refusals: readonly Refusal[]): Promise<Map<Refusal, Told | undefined>> {
  const told = refusals.map(async (refusal): Promise<[Refusal, Told | undefined]> => {
    const { files, diagnostics } = await generatePackage(refusalDocument(refusal), 'refused');
    const [first] = [...diagnostics].sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0));
    if (!first) return [refusal, undefined];
    const { severity, code, location } = first;
    return [refusal, { severity, code, pointer: location.pointer, isWritten: files.length > 0 }];
  });
  return new Map(await Promise.all(told));
}

/** Markdown; in no words of the diagnostics themselves, which may get better any day. */
export function refusalTable(told: ReadonlyMap<Refusal, Told | undefined>): string {
  const rows = [...told].map(([{ said }, what]) => {
    return `| ${said} | ${what ? `${what.severity} | \`${what.code}\` | \`${what.pointer}\`` : '- | - | -'} |`;
  });
  return `# What is refused, or left out, and by which diagnostic

Nothing of a document is passed over in silence. An error stops the generation, and nothing is written; a warning tells what
was left out or read in another way. Each names its file, line, column and pointer, the keyword, the cause and what to do;
\`packages/codegen/src/diagnostics.ts\` has all codes. The documents behind this list are in
\`packages/codegen/features/refusals.yaml\`; the page is written by \`pnpm --filter @limner/codegen features\`, a test compares it.

| a document with | | diagnostic | at |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
