/** Holds the arrows: who may import whom, in packages and in the folders of the generator. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const providers = folders('specs');

function folders(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

interface Import {
  readonly file: string;
  readonly module: string;
}

/** Every import of the TypeScript files below a folder, tests left out. */
function importsBelow(path: string): Import[] {
  const files = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('node_modules') && !file.includes('dist'),
    )
    .map((file) => file.replaceAll('\\', '/'));
  return files.flatMap((file) => {
    const text = readFileSync(join(root, path, file), 'utf8');
    const found = text.matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g);
    return [...found].map((match) => ({ file, module: match[1] ?? match[2] ?? '' }));
  });
}

function manifest(path: string): { dependencies?: Record<string, string>; [key: string]: unknown } {
  return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
}

const isOutside = (module: string): boolean => !module.startsWith('.') && !module.startsWith('node:');

const runtime = join(root, 'packages/client/runtime/src');

/** The files of the runtime that are loaded with these, without those that are imported for their types alone. */
function loadedWith(files: readonly string[]): ReadonlySet<string> {
  const found = new Set(files);
  for (const file of found) {
    const imports = readFileSync(join(runtime, file), 'utf8').matchAll(
      /(?:^|\n)(?:import|export)\s+(?!type\s)[^;]*?from\s+'(\.[^']+)'/g,
    );
    for (const [, module = ''] of imports) found.add(posix.join(posix.dirname(file), module));
  }
  return found;
}

describe('packages', () => {
  it('the runtime imports undici and zod, a queue where limits are kept, and what reads the size of images', () => {
    const outside = importsBelow('packages/client/runtime/src').filter(({ module }) => isOutside(module));
    const inOnePlace = new Map([
      ['p-queue', 'control/turns.ts'],
      ['image-dimensions', 'images/read-image.ts'],
    ]);
    // Files of undici by their paths, which it does not promise: in the one place that can do without them.
    const isFile = ({ file, module }: Import): boolean =>
      module.startsWith('undici/lib/') && file.startsWith('transport/load-undici.');
    const isAllowed = (entry: Import): boolean =>
      ['undici', 'zod'].includes(entry.module) || inOnePlace.get(entry.module) === entry.file || isFile(entry);
    const wrong = outside.filter((entry) => !isAllowed(entry));
    expect(wrong).toEqual([]);
  });

  it('what every program carries is no more than the client: the rest is loaded with the first call', () => {
    const found = loadedWith(['codegen.ts', 'codegen-with-fetch.ts']);
    const others = [...found].filter((file) => !/^(client|errors|platform)\//.test(file));
    expect(others.sort()).toEqual([
      'call/api-promise.ts',
      'call/call.ts',
      'call/snapshot.ts',
      'codegen-with-fetch.ts',
      'codegen.ts',
      'deadline/longest-timer.ts',
      'images/generated-image.ts',
      'schema/nearest-name.ts',
      'schema/schema.ts',
      'tasks/task.ts',
      'telemetry/log.ts',
      'transport/transport.ts',
      'uploads/upload.ts',
    ]);
    expect([...found].filter((file) => file.startsWith('errors/') && !file.endsWith('-error.ts')).sort()).toEqual([
      'errors/brand.ts',
      'errors/is-failure.ts',
      'errors/not-loaded.ts',
    ]);
  });

  it('the seam adds the checks of validators to the client, and they load no zod', () => {
    const client = loadedWith(['codegen.ts', 'codegen-with-fetch.ts']);
    const added = [...loadedWith(['seam.ts', 'seam-with-fetch.ts'])].filter((file) => !client.has(file));
    const isCheck =
      /^seam(-with-fetch)?\.ts$|^request\/binary-input\.ts$|^json\/pointer\.ts$|^schema\/((checks|formats)\/.*|checks|closest-branch|declared-names|shared-tag|value-at|wording)\.ts$/;
    expect(added.filter((file) => !isCheck.test(file))).toEqual([]);
    const texts = added.map((file) => readFileSync(join(runtime, file), 'utf8'));
    expect(texts.filter((text) => /import\s+(?!type\s)[^;]*?from\s+'zod'/.test(text))).toEqual([]);
    // Bundlers that meet names here, in place of the star, put the checks into the entry of every program.
    expect(readFileSync(join(runtime, 'seam-with-fetch.ts'), 'utf8')).toContain(
      "export * from './codegen-with-fetch.ts'",
    );
  });

  it('the runtime names no provider', () => {
    const files = readdirSync(join(root, 'packages/client/runtime/src'), { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => {
        const text = readFileSync(join(root, 'packages/client/runtime/src', file), 'utf8');
        return providers.some((id) => new RegExp(`\\b${id}\\b`, 'i').test(text));
      });
    expect(named).toEqual([]);
  });

  it('the generator imports nothing of ours', () => {
    expect(importsBelow('packages/codegen/src').filter(({ module }) => module.startsWith('@limner/'))).toEqual([]);
  });

  it('conformance never imports the generator', () => {
    const wrong = importsBelow('packages/conformance/src').filter(({ module }) => module.includes('codegen'));
    expect(wrong).toEqual([]);
    expect(Object.keys(manifest('packages/conformance').dependencies ?? {})).not.toContain('@limner/codegen');
  });

  it('conformance depends on every provider: add a new one to its dependencies', () => {
    const known = Object.keys(manifest('packages/conformance').dependencies ?? {});
    expect(known).toEqual(expect.arrayContaining(providers.map((id) => `@limner/${id}`)));
  });

  for (const id of providers) {
    it(`${id} imports the runtime and, for its validators, zod`, () => {
      const allowed = ['@limner/runtime', '@limner/runtime/codegen', '@limner/runtime/validation', 'zod'];
      const outside = importsBelow(`packages/client/${id}/src`).filter(({ module }) => isOutside(module));
      expect(outside.filter(({ module }) => !allowed.includes(module))).toEqual([]);
      expect(outside.filter(({ file, module }) => module === 'zod' && !file.endsWith('validators.ts'))).toEqual([]);
    });

    it(`${id} has the same manifest as the others, but for names`, () => {
      const shape = (name: string): unknown => {
        const {
          name: _name,
          version: _version,
          description: _description,
          keywords: _keywords,
          ...rest
        } = manifest(`packages/client/${name}`);
        return rest;
      };
      expect(shape(id)).toEqual(shape(providers[0] ?? id));
    });
  }
});

describe('the generator', () => {
  const order = [
    ...['load', 'parse', 'schema', 'model', 'emit', 'print', 'write'],
    ...['wire-diff', 'docs', 'sync', 'changes'],
  ];

  it('has folders that import leftward only', () => {
    const wrong = importsBelow('packages/codegen/src').filter(({ file, module }) => {
      const from = order.indexOf(file.split('/')[0] ?? '');
      const to = order.indexOf(/^\.\.\/([a-z-]+)\//.exec(module)?.[1] ?? '');
      return from >= 0 && to > from;
    });
    expect(wrong).toEqual([]);
  });

  it('touches the disk in load and write only, and where tests are made', () => {
    const users = importsBelow('packages/codegen/src').filter(({ module }) => module === 'node:fs');
    expect(users.filter(({ file }) => !/^(load|write)\/|(^|\/)testing\//.test(file))).toEqual([]);
  });

  it('calls ts-morph where files are printed, and its compiler where types of two revisions are compared', () => {
    const texts = readdirSync(join(root, 'packages/codegen/src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && !/^(print|changes\/types)\//.test(file))
      .filter((file) =>
        /import \{[^}]*\} from 'ts-morph'/.test(readFileSync(join(root, 'packages/codegen/src', file), 'utf8')),
      );
    expect(texts).toEqual([]);
  });
});

describe('the suite', () => {
  const order = [
    ['json', 'texts', 'secrets'],
    ['cases'],
    ['completeness', 'wire'],
    ['providers'],
    ['contract'],
    ['boundaries', 'client-program', 'serve'],
    ['replay'],
    ['known-failing'],
    ['reporting'],
    ['record'],
    ['runs'],
  ];

  it('has folders that import leftward only, and nothing of what stands above them', () => {
    const place = (folder: string): number => order.findIndex((folders) => folders.includes(folder));
    const inner = importsBelow('packages/conformance/src')
      .filter(({ file, module }) => file.includes('/') && !file.includes('test-support/') && module.startsWith('.'))
      .map((entry) => ({ ...entry, to: posix.join(posix.dirname(entry.file), entry.module) }));
    const wrong = inner.filter(({ file, to }) => {
      const [from = '', target = ''] = [file.split('/')[0], to.split('/')[0]];
      return from !== target && (place(from) < 0 || place(target) < 0 || place(target) >= place(from));
    });
    expect(inner.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});

describe('turbo', () => {
  /** What turbo would do, as it says itself. */
  function plan(): { taskId: string; inputs: Record<string, string>; dependencies: string[] }[] {
    const args = [join(root, 'tools/turbo.mjs'), 'run', 'replay', '--dry=json'];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })).tasks;
  }

  it('hashes every file of the specs for generation, and generates before it builds a client', () => {
    const tasks = plan();
    const specs = readdirSync(join(root, 'specs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'provider.schema.json')
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const generate = tasks.find(({ taskId }) => taskId === '//#generate');
    expect(Object.keys(generate?.inputs ?? {})).toEqual(expect.arrayContaining(specs));
    for (const id of providers) {
      expect(tasks.find(({ taskId }) => taskId === `@limner/${id}#build`)?.dependencies).toContain('//#generate');
    }
  });
});
