/** Packages of documents of every size compile as strictly as can be asked for, and their data is what the runtime takes. */
import { afterAll, expect, it } from 'vitest';
import { featureDocument } from '../features/feature-document.ts';
import { readCatalogue } from '../features/read-catalogue.ts';
import { CompiledPackages } from './compile-packages.ts';
import { generatePackage } from './generate-package.ts';
import type { PackageFile } from './load-package.ts';
import { recursiveDocument } from './recursive-document.ts';
import { syntheticDocument } from './synthetic-document.ts';

const documents = {
  one: syntheticDocument({ operations: 1 }),
  ten: syntheticDocument({ operations: 10 }),
  hundred: syntheticDocument({ operations: 100 }),
  // As many as there are resources of each kind; a thousand operations are measured by the bench.
  more: syntheticDocument({ operations: 300, members: 4 }),
  recursive: recursiveDocument(60),
  'features of 3.1': featureDocument(readCatalogue(), '3.1'),
  'features of 3.0': featureDocument(readCatalogue(), '3.0'),
};

const packages: Record<string, readonly PackageFile[]> = {};
for (const [name, document] of Object.entries(documents)) {
  const { files } = await generatePackage(document, 'acme');
  packages[name.replaceAll(' ', '-')] = [...files, readmeProgram(files), checkedOperations(files)];
}
const onDisk = new CompiledPackages(packages);
afterAll(() => onDisk[Symbol.dispose]());

/** The program of the README, as a file beside the others. */
function readmeProgram(files: readonly PackageFile[]): PackageFile {
  const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
  const program = /```ts\n(import[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return { path: 'src/gen/program.ts', text: program.replace("from 'acme'", "from './index.js'") };
}

/** The operations with the types that their declarations leave out. */
function checkedOperations(files: readonly PackageFile[]): PackageFile {
  const script = files.find(({ path }) => path === 'src/gen/operations.js')?.text ?? '';
  const text = script.replaceAll(/^export const ([\w$]+) =/gm, 'export const $1: Operation =');
  const type = "import type { Operation } from '@limner/runtime/codegen';\n";
  return { path: 'src/gen/checked.ts', text: `${type}${text}` };
}

for (const compiler of ['5.9', '7'] as const) {
  it(`documents of all sizes compile with TypeScript ${compiler}`, { timeout: 120_000 }, () => {
    expect(Object.values(packages).every((files) => files.length > 10)).toBe(true);
    expect(onDisk.errors(compiler)).toEqual([]);
  });
}

it('no type is any', () => {
  const found = Object.values(packages).flatMap((files) =>
    files.filter(({ path, text }) => path.endsWith('.ts') && hasAny(text)),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

function hasAny(text: string): boolean {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'/g, "''");
  return /[:<|&(,=]\s*any\b|\bas any\b/.test(code);
}
