import { ConfigurationError } from '../errors/configuration-error.ts';
import { type NodeBuiltins, nodeBuiltins } from '../platform/node-builtins.ts';

/** Where bytes go, and on whose behalf. */
export interface SaveTarget {
  readonly path: string;
  /** Added to a path without an extension; undefined adds nothing. */
  readonly extension: string | undefined;
  readonly provider: string;
  readonly operation: string;
}

/** What the usual failures of a file system mean for the caller. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist: create it first',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder: name a file in it',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** How systems say that a folder cannot be flushed (Windows, some network drives), or not by a user who may only write there. */
const folderless = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'EBADF', 'ENOSYS', 'ENOTSUP']);

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, flushed to the disk and renamed, the folder
 * flushed after it. A file of that name is replaced. Gives the path written to.
 * @throws ConfigurationError that says why the file could not be written; no half file is left behind then
 */
export async function saveFile(target: SaveTarget, bytes: Uint8Array): Promise<string> {
  if (target.path === '' || /[/\\]$/.test(target.path)) throw refused(target, { code: 'EISDIR' });
  const node = nodeBuiltins();
  if (node === undefined) throw withoutFiles(target);
  const { extname, dirname, join } = node.getBuiltinModule('node:path');
  const { rename, rm } = node.getBuiltinModule('node:fs/promises');
  const path = extname(target.path) === '' ? `${target.path}${target.extension ?? ''}` : target.path;
  // Without the file's own name, which may be as long as names can be.
  const temporary = join(dirname(path), `.limner-${crypto.randomUUID()}.tmp`);
  try {
    await writeFlushed(node, { path: temporary, bytes });
    await rename(temporary, path);
    await flushFolder(node, dirname(path));
  } catch (cause) {
    await rm(temporary).catch(() => undefined);
    throw refused({ ...target, path }, cause);
  }
  return path;
}

async function writeFlushed(node: NodeBuiltins, { path, bytes }: { path: string; bytes: Uint8Array }): Promise<void> {
  const file = await node.getBuiltinModule('node:fs/promises').open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the new name on the disk, so that a crash cannot take it back, where folders can be opened and flushed. */
async function flushFolder(node: NodeBuiltins, path: string): Promise<void> {
  try {
    const folder = await node.getBuiltinModule('node:fs/promises').open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (cause) {
    if (!folderless.has(codeOf(cause))) throw cause;
  }
}

function withoutFiles({ provider, operation }: SaveTarget): ConfigurationError {
  return new ConfigurationError({
    message: 'The image was not saved: there is no file system here. It is not lost: take bytes() or blob() instead.',
    category: 'configuration',
    provider,
    operation,
    phase: 'configuration',
  });
}

function refused({ path, provider, operation }: SaveTarget, cause: unknown): ConfigurationError {
  const code = codeOf(cause);
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new ConfigurationError({
    message: `The image was not saved to ${JSON.stringify(path)}: ${reason}. It is not lost: call save() again with another path.`,
    category: 'configuration',
    provider,
    operation,
    phase: 'configuration',
    retryable: true,
    cause,
  });
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
