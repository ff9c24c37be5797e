/** What becomes of one edit of a docs page: the diff, the version, and what users are told. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bumpOf, greatest } from '../src/changes/bump.ts';
import { changeLine } from '../src/changes/changeset/change-line.ts';
import { type Changeset, changesetOf } from '../src/changes/changeset/changeset.ts';
import { listedChanges } from '../src/changes/changeset/listed-changes.ts';
import { computeChanges, type PackageChanges } from '../src/changes/compute-changes.ts';
import { docsOfPackage } from '../src/changes/docs-of.ts';
import { packagesOf } from '../src/changes/package-sources.ts';
import { formatOf } from '../src/docs/format-of.ts';
import { applyEdit, type PageEdit } from '../src/docs/testing/edits/page-edit.ts';
import { generateProvider } from '../src/generate.ts';
import { readCaseTexts } from '../src/load/read-case-texts.ts';
import { readFolderTree } from '../src/load/read-folder-tree.ts';
import { type RawProvider, readProvider, readProviderFile } from '../src/load/read-provider.ts';
import type { SourceTree } from '../src/load/source-tree.ts';
import type { PrintedFile } from '../src/print/print-files.ts';
import { lockName } from '../src/sync/parse-lock.ts';
import { syncProvider } from '../src/sync/sync-provider.ts';
import type { ProviderReport } from '../src/sync/sync-report.ts';
import type { Level } from '../src/wire-diff/change.ts';

const root = resolve(import.meta.dirname, '../../..');
const specs = join(root, 'specs');
const pages = resolve(import.meta.dirname, '../src/docs/testing/pages');
const today = '2026-11-21';

/** What a watch of the page comes to. */
export interface WatchedEdit {
  readonly edit: PageEdit;
  /** What the page says otherwise than before; none where nothing has changed in meaning. */
  readonly diff: readonly string[];
  /** Why the page was not read. */
  readonly alarm?: string;
  /** What a person has to mend before the package can be generated. */
  readonly toMend?: string;
  readonly bump: Level;
  readonly changeset?: Changeset;
}

/** The committed packages, read once. */
const committed: SourceTree = readFolderTree(root, { clients: 'packages/client' });

/**
 * Plays the edit against the committed lock and spec. A captured document goes all the way: the package is generated and
 * compared by every signal. Of a spec that people write, the page's own diff says what the package has to follow.
 */
export async function watchEdit(edit: PageEdit): Promise<WatchedEdit> {
  const name = edit.page.replace(/^.*\/|\.\w+$/g, '');
  const [id = '', docs] = [name.split('-')[0], name.split('-').slice(1).join('-')];
  const raw = readProvider(id, { specs, clients: join(root, 'packages/client') });
  const report = sync(raw, docs, edit);
  const page = report.pages.find((one) => one.id === docs);
  if (page?.alarm !== undefined) return { edit, diff: [], alarm: page.alarm, bump: 'none' };
  const captured = report.files.filter(({ path }) => path.startsWith('openapi/'));
  const followed = captured.length > 0 ? await followCaptured(raw, captured) : undefined;
  const told = followed === undefined || 'toMend' in followed ? asFollowed(id, page?.changes ?? []) : followed.changes;
  const diff = listedChanges((page?.changes ?? []).map((change) => ({ source: 'wire', change })));
  const lock = report.files.find(({ path }) => path === lockName);
  return {
    edit,
    diff: diff.map((change) => changeLine(change).slice(2)),
    bump: told?.bump ?? 'none',
    ...(told ? { changeset: changesetOf(told, docsOfPackage(withLock(id, lock), told)) } : {}),
    ...(followed !== undefined && 'toMend' in followed ? { toMend: followed.toMend } : {}),
  };
}

function sync(raw: RawProvider, docs: string, edit: PageEdit): ProviderReport {
  const text = applyEdit(readFileSync(join(pages, edit.page), 'utf8'), edit);
  const format = formatOf(edit.page);
  if (!format) throw new Error(`${edit.page} is no page that can be read.`);
  const sources = new Map([[docs, { kind: 'text', capture: edit.page, text, format } as const]]);
  const lock = readProviderFile(raw.id, lockName, { specs });
  return syncProvider({ raw, lock, sources, fixtures: [], today });
}

function withLock(id: string, lock: PrintedFile | undefined): SourceTree {
  const files = new Map(committed.files);
  if (lock) files.set(`specs/${id}/${lockName}`, lock.text);
  return { ...committed, files };
}

/** The package as it is generated from the document of now, beside the committed one. */
async function followCaptured(
  raw: RawProvider,
  captured: readonly PrintedFile[],
): Promise<{ changes: PackageChanges | undefined } | { toMend: string }> {
  const documents = new Map(raw.captured);
  for (const { path, text } of captured) {
    documents.set(path.slice('openapi/'.length, -'.json'.length), { path: `specs/${raw.id}/${path}`, text });
  }
  const { value, diagnostics } = await generateProvider({ ...raw, captured: documents });
  const [fault] = diagnostics.filter(({ severity }) => severity === 'error');
  // Without its line, which moves with every edit above it.
  if (fault)
    return { toMend: `${fault.location.file.replace(/^.*specs[/]/, 'specs/')}, ${fault.code}: ${fault.message}` };
  const files = new Map(committed.files);
  for (const { path, text } of value) files.set(`packages/client/${raw.id}/${path}`, text);
  const cases = join(root, 'packages/conformance');
  const folders = { fixtures: join(cases, 'fixtures'), boundaries: join(cases, 'boundaries') };
  const textsOf = (id: string) => readCaseTexts(id, folders);
  const [changes] = await computeChanges({ before: committed, after: { name: 'edited', files }, root, textsOf });
  return { changes };
}

function asFollowed(id: string, changes: ProviderReport['pages'][number]['changes']): PackageChanges | undefined {
  const found = packagesOf(committed).find((one) => one.folder === `packages/client/${id}`);
  const level = greatest(changes.map((change) => change.level));
  if (!found || level === 'none') return undefined;
  const signals = changes.map((change) => ({ source: 'wire', change }) as const);
  const { name, version, folder } = found;
  return { id, name, version, folder, isGenerated: true, signals, level, bump: bumpOf(level, version) };
}
