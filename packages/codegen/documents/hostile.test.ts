/** Documents that break generators: each is generated, compiled and loaded, and nothing of it gets lost. */
import { afterAll, describe, expect, it } from 'vitest';
import { CompiledPackages } from './compile-packages.ts';
import { countDocument } from './count-document.ts';
import { type GeneratedPackage, generatePackage } from './generate-package.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { injectionDocument, probes, taken } from './injection-document.ts';
import { loadPackage } from './load-package.ts';

/** What is refused, with the diagnostic that says why; all others are generated. */
const refused: Readonly<Record<string, string>> = {
  'missing reference': 'reference-unresolved',
};

interface Entry extends GeneratedPackage {
  readonly name: string;
  readonly operations: number;
  readonly schemas: number;
}

const hostile = await Promise.all(
  hostileDocuments().map(async ({ trait, document }): Promise<Entry> => {
    return { name: trait, ...countDocument(document), ...(await generatePackage(document, 'hostile')) };
  }),
);
const injected = await Promise.all(
  probes.map(async (probe, index): Promise<Entry> => {
    const document = injectionDocument(probe);
    return { name: `probe ${index}`, ...countDocument(document), ...(await generatePackage(document, 'hostile')) };
  }),
);
const written = [...hostile, ...injected].filter(({ files }) => files.length > 0);
const onDisk = new CompiledPackages(
  Object.fromEntries(written.map(({ name, files }) => [name.replaceAll(' ', '-'), files])),
);

afterAll(() => onDisk[Symbol.dispose]());

for (const compiler of ['5.9', '7'] as const) {
  it(`all that is written compiles with TypeScript ${compiler}`, { timeout: 120_000 }, () => {
    expect(onDisk.errors(compiler)).toEqual([]);
  });
}

it('uses no any', () => {
  const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'/g, "''");
  const anywhere = written.flatMap(({ name, files }) =>
    files
      .filter(
        ({ path, text }) => /\/(?!validators)[a-z]+\.ts$/.test(path) && /[:<|&(,=]\s*any\b|\bas any\b/.test(code(text)),
      )
      .map(({ path }) => `${name} ${path}`),
  );
  expect(anywhere).toEqual([]);
});

describe('a document with', () => {
  for (const entry of hostile) {
    const code = refused[entry.name];
    if (code !== undefined) {
      it(`${entry.name} is refused, and the diagnostic says where`, () => {
        expect(entry.files.map(({ path }) => path)).toEqual([]);
        const [first] = entry.diagnostics;
        expect(first).toMatchObject({
          code,
          severity: 'error',
          location: { pointer: expect.stringMatching(/^\/paths\//) },
        });
      });
    } else {
      it(`${entry.name} loses no operation and no schema`, () => expectWhole(entry));
    }
  }
});

describe('code in names and texts', () => {
  for (const entry of injected) {
    it(`stays text: ${JSON.stringify(probes[Number(entry.name.split(' ')[1])])}`, async () => {
      await expectWhole(entry);
      expect(taken in globalThis).toBe(false);
    });
  }
});

/** Loads every module of the package, builds a client and every validator, and counts. */
async function expectWhole({ files, diagnostics, operations, schemas }: Entry): Promise<void> {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const load = loadPackage(files);
  const definitions = Object.values(await load('src/gen/operations.js')) as { id: string }[];
  expect(new Set(definitions.map(({ id }) => id)).size).toBe(operations);
  const client = clientOf(await load('src/gen/index.ts'));
  for (const { id } of definitions) expect([id, typeof memberAt(client, id)]).toEqual([id, 'function']);
  const types = files.find(({ path }) => path === 'src/gen/types.ts')?.text ?? '';
  const exported = [...types.matchAll(/^export (?:interface|type) ([\p{ID_Continue}$]+)/gmu)].map(([, name]) => name);
  expect(exported.length).toBeGreaterThanOrEqual(schemas);
  expect(new Set(exported).size).toBe(exported.length);
  const validators = files.find(({ path }) => /\/validators\.[jt]s$/.test(path))?.path;
  for (const validator of Object.values(validators ? await load(validators) : {})) {
    // Every export of this module is a function that builds a schema.
    const { safeParse } = (validator as () => { safeParse(value: unknown): unknown })();
    safeParse({});
  }
}

/** The client of a package: the one class that its index has of its own. */
function clientOf(index: Record<string, unknown>): object {
  const Client = Object.values(index).find(
    (value) => typeof value === 'function' && value.toString().includes('resolveClient'),
  );
  // Found by what it does: it is a class that takes options.
  return new (Client as new (options: object) => object)({ baseUrl: 'http://127.0.0.1:1' });
}

function memberAt(client: object, id: string): unknown {
  // A client is objects within objects.
  return id.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], client);
}
