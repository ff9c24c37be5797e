/** Packages of documents of every size compile as strictly as can be asked for, and their data is what the runtime takes. */
import { afterAll, expect, it } from 'vitest';
import { featureDocument } from '../features/feature-document.ts';
import { readCatalogue } from '../features/read-catalogue.ts';
import type { JsonObject } from '../src/json.ts';
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
packages.narrowed = [...(await generatePackage(failingDocument(), 'acme')).files, narrowingProgram()];
const onDisk = new CompiledPackages(packages);
afterAll(() => onDisk[Symbol.dispose]());

/** One operation with error answers of three kinds. */
function failingDocument(): JsonObject {
  const json = (schema: JsonObject): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
  const body = (name: string): JsonObject => ({
    type: 'object',
    required: [name],
    properties: { [name]: { type: 'string' } },
  });
  const responses = {
    200: json(body('whole')),
    404: json(body('missing')),
    '4XX': json(body('wrong')),
    default: json(body('other')),
  };
  const paths = { '/pets': { get: { operationId: 'pets.list', responses } } };
  return { openapi: '3.1.0', info: { title: 'Acme', version: '1' }, servers: [{ url: 'https://acme.test' }], paths };
}

/** Tells error answers apart; compiles only where each status has the type of its own body. */
function narrowingProgram(): PackageFile {
  const text = `import { Acme, type ApiError, type Failures } from './index.js';

const acme = new Acme();
export async function list(): Promise<string> {
  try {
    return (await acme.pets.list()).whole;
  } catch (error) {
    if (!acme.failed('pets.list', error)) throw error;
    const known: ApiError & Failures['pets.list'] = error;
    if (error.status === 404) return error.body.missing;
    if (error.status === 409) return error.body.wrong;
    return error.status === 500 ? error.body.other : known.message;
  }
}

// @ts-expect-error: a status of the range has the body of the range
export const wrong = (error: Failures['pets.list']): string => (error.status === 409 ? error.body.other : '');
`;
  return { path: 'src/gen/narrowed.ts', text };
}

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
