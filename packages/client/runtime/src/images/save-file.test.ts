import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nodeBuiltins } from '../platform/node-builtins.ts';
import { saveFile } from './save-file.ts';

vi.mock('../platform/node-builtins.ts', () => ({ nodeBuiltins: vi.fn() }));

let folder = '';
/** What was done, in order: `write`, `sync <name>`, `rename`. */
let done: string[] = [];
/** What fails, and how. */
let faults: Readonly<Record<string, unknown>> = {};

beforeEach(async () => {
  folder = await files.mkdtemp(join(tmpdir(), 'limner-save-'));
  done = [];
  faults = {};
  const getBuiltinModule = (name: string): unknown =>
    name === 'node:fs/promises' ? { ...files, open, rename } : process.getBuiltinModule(name);
  vi.mocked(nodeBuiltins).mockReturnValue({ getBuiltinModule } as typeof process); // the one member that is asked for
});
afterEach(() => files.rm(folder, { recursive: true }));

function act(what: string): void {
  const code = faults[what];
  if (typeof code === 'string') throw Object.assign(new Error(code), { code });
  if (code !== undefined) throw (code as { thrown: unknown }).thrown; // the only other kind
  done.push(what);
}

async function rename(from: string, to: string): Promise<void> {
  act('rename');
  await files.rename(from, to);
}

async function open(path: string, flags: string): Promise<object> {
  const name = path === folder ? 'the folder' : 'the file';
  act(`open ${name}`);
  const handle = await files.open(path, flags);
  return {
    writeFile: async (bytes: Uint8Array) => {
      act('write');
      await handle.writeFile(bytes);
    },
    sync: async () => {
      act(`sync ${name}`);
      await handle.sync();
    },
    close: async () => {
      await handle.close();
      done.push(`close ${name}`);
    },
  };
}

function save(): Promise<string> {
  const target = { path: join(folder, 'a.png'), extension: undefined, provider: 'tiny', operation: 'things.create' };
  return saveFile(target, Buffer.from('image'));
}

test('flushes the file before it takes its name, and the folder after', async () => {
  expect(basename(await save())).toBe('a.png');
  expect(done).toEqual([
    'open the file',
    'write',
    'sync the file',
    'close the file',
    'rename',
    'open the folder',
    'sync the folder',
    'close the folder',
  ]);
});

test.each([
  ...['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'EBADF', 'ENOSYS', 'ENOTSUP'].map((code) => ['open the folder', code]),
  ['sync the folder', 'EPERM'],
  ['sync the folder', 'EINVAL'],
] as [string, string][])('saves where a system will not %s (%s)', async (what, code) => {
  faults = { [what]: code };
  await save();
  expect(await files.readdir(folder)).toEqual(['a.png']);
});

test('closes the folder that could not be flushed', async () => {
  faults = { 'sync the folder': 'EINVAL' };
  await save();
  expect(done.at(-1)).toBe('close the folder');
});

test('tells of a disk that fails while the folder is flushed', async () => {
  faults = { 'sync the folder': 'EIO' };
  await expect(save()).rejects.toThrow(/not saved .*EIO/);
});

test.each([
  ['write', 'ENOSPC', /the disk is full/],
  ['sync the file', 'EIO', /EIO/],
  ['rename', 'EACCES', /may not write there/],
])('leaves nothing behind when it cannot %s', async (what, code, message) => {
  faults = { [what]: code };
  await expect(save()).rejects.toThrow(message);
  expect(await files.readdir(folder)).toEqual([]);
});

test.each([
  ['ENOENT', 'its folder does not exist: create it first'],
  ['ENOTDIR', 'part of the path is a file, not a folder'],
  ['EISDIR', 'it is a folder: name a file in it'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  [{ thrown: new Error('no such drive') }, 'no such drive'],
  [{ thrown: 'a text' }, 'a text'],
  [{ thrown: null }, 'null'],
])('says what a failure means: %j', async (fault, reason) => {
  faults = { 'open the file': fault };
  await expect(save()).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringContaining(
      `The image was not saved to ${JSON.stringify(join(folder, 'a.png'))}: ${reason}. It is not lost: call save() again`,
    ),
    category: 'configuration',
    phase: 'configuration',
    provider: 'tiny',
    operation: 'things.create',
    retryable: true,
    cause: typeof fault === 'string' ? { code: fault } : fault.thrown,
  });
});

test('says what to do where there are no files', async () => {
  vi.mocked(nodeBuiltins).mockReturnValue(undefined);
  await expect(save()).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: expect.stringMatching(/no file system here.* not lost: take bytes\(\) or blob\(\) instead/),
    category: 'configuration',
    phase: 'configuration',
    provider: 'tiny',
    operation: 'things.create',
    retryable: false,
  });
});
