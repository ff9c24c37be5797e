/** Type-checks generated packages with a compiler of our choice, as strictly as a user can ask for it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { PackageFile } from './load-package.ts';

/** Where a compiler is found: 5.9 is the generator's own, 7 the workspace's. */
export type Compiler = '5.9' | '7';

const root = resolve(import.meta.dirname, '../../..');
const runtime = join(root, 'packages/client/runtime');
const compilers: Record<Compiler, string> = {
  '5.9': require_('packages/codegen/package.json', 'typescript/package.json'),
  '7': require_('package.json', 'typescript/package.json'),
};

function require_(from: string, name: string): string {
  return createRequire(join(root, from)).resolve(name);
}

const options = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.asynciterable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
  paths: {
    '@limner/runtime': [join(runtime, 'src/index.ts')],
    '@limner/runtime/*': [join(runtime, 'src/*.ts')],
  },
};

/** Packages on the disk, to be compiled once or more. */
export class CompiledPackages {
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'limner-compile-'));

  constructor(packages: Readonly<Record<string, readonly PackageFile[]>>) {
    this.#write('package.json', JSON.stringify({ type: 'module' }));
    this.#write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: options, include: ['*/src/**/*', join(runtime, 'src/**/*.d.ts')] }),
    );
    this.#link('zod', dirname(createRequire(join(runtime, 'package.json')).resolve('zod/package.json')));
    this.#link('@types/node', dirname(createRequire(join(root, 'package.json')).resolve('@types/node/package.json')));
    for (const [name, files] of Object.entries(packages)) {
      for (const { path, text } of files) if (path.startsWith('src/')) this.#write(join(name, path), text);
    }
  }

  /** What the compiler has to say; empty where all is well. */
  errors(compiler: Compiler): string[] {
    const binary = join(dirname(compilers[compiler]), 'bin/tsc');
    const { stdout, stderr, status } = spawnSync(process.execPath, [binary, '-p', this.#folder, '--pretty', 'false'], {
      encoding: 'utf8',
      cwd: this.#folder,
    });
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
    return status === 0 || lines.length > 0 ? lines : [`tsc ended with ${status}`];
  }

  /** Removes the folder. */
  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(path: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), text);
  }

  #link(name: string, target: string): void {
    const path = join(this.#folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, 'dir');
  }
}
