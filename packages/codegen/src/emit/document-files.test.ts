import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../json.ts';
import type { ClientModel, OperationModel } from '../model/model.ts';
import { printFiles } from '../print/print-files.ts';
import { schemasModel } from '../testing/schemas-model.ts';
import { ranges } from './document-package-json.ts';
import { planFiles } from './plan-files.ts';

const root = resolve(import.meta.dirname, '../../../..');

function operation(facts: Partial<OperationModel> = {}): OperationModel {
  return {
    id: 'pets.get',
    resource: ['pets'],
    methodName: 'get',
    constName: 'petsGet',
    httpMethod: 'GET',
    path: '/pets/{id}',
    safe: true,
    auth: 'required',
    parameters: [{ name: 'id', in: 'path' }],
    body: 'none',
    accept: ['application/json'],
    answers: ['json'],
    input: { schema: 'PetsGetInput', required: true },
    output: 'Pet',
    description: 'Reads a pet.',
    node: {},
    ...facts,
  };
}

const schemas: Record<string, JsonObject> = {
  Pet: { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } },
  PetsGetInput: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
};

function modelWith(facts: Partial<ClientModel>, ...operations: readonly OperationModel[]): ClientModel {
  const resources = [{ path: ['pets'], className: 'PetsResource', operations, children: [] }];
  return { ...schemasModel(schemas), operations, resources, ...facts };
}

/** The text of one file of the package. */
async function fileOf(model: ClientModel, path: string): Promise<string> {
  const files = await printFiles(planFiles(model), 'acme.json');
  return files.find((file) => file.path === path)?.text ?? '';
}

describe('methods of a document', () => {
  const pages: [kinds: OperationModel['answers'], type: string][] = [
    [['json'], 'Pet'],
    [['text'], 'string'],
    [['bytes'], 'Uint8Array'],
    [['none'], 'undefined'],
    [['events'], 'EventStream<Pet>'],
    [['none', 'text', 'json'], 'Pet | string | undefined'],
  ];
  for (const [answers, type] of pages) {
    it(`resolve to ${type} for ${answers?.join(', ')}`, async () => {
      const text = await fileOf(modelWith({}, operation({ ...(answers && { answers }) })), 'src/gen/client.ts');
      expect(text).toContain(`get(input: PetsGetInput, options?: CallOptions): ApiPromise<${type}> {`);
    });
  }

  it('resolve to unknown where nothing is said of their JSON', async () => {
    const { output: _output, ...silent } = operation({ answers: ['json', 'text'] });
    expect(await fileOf(modelWith({}, silent), 'src/gen/client.ts')).toContain('ApiPromise<unknown>');
  });
});

describe('documented error answers', () => {
  const failing = operation({
    failureName: 'PetsGetFailure',
    failures: [{ status: 404, schema: 'Pet' }, { status: '4XX' }, { status: 'default', schema: 'Pet' }],
  });

  it('have a type by status, in which ranges leave out what is named', async () => {
    expect(
      await fileOf(modelWith({}, failing), 'src/gen/types.ts'),
    ).toContain(`export type PetsGetFailure = { readonly status: 404 | OtherStatus<3 | 5, 404>; readonly body: Pet } | { readonly status: OtherStatus<4, 404>; readonly body: unknown };

/** The documented error answers by operation: what \`failed\` of the client tells apart. */
export interface Failures {
  'pets.get': PetsGetFailure;
}`);
  });

  it('are told apart by a method of the client', async () => {
    expect(
      await fileOf(modelWith({}, failing), 'src/gen/client.ts'),
    ).toContain(`failed<Id extends keyof Failures>(id: Id, error: unknown): error is ApiError & Failures[Id] {
    return isFailure(error, id);
  }`);
  });

  it('are data of the operation', async () => {
    const text = await fileOf(modelWith({}, failing), 'src/gen/operations.js');
    expect(text).toContain("failures: { '404': 'json', '4XX': 'any', default: 'json' },");
  });

  it('are not there where none is documented', async () => {
    const model = modelWith({}, operation());
    expect(await fileOf(model, 'src/gen/client.ts')).not.toContain('failed');
    expect(await fileOf(model, 'src/gen/types.ts')).not.toContain('Failures');
  });
});

describe('the provider of a document', () => {
  it('names its credentials, servers and their variables', async () => {
    const model = modelWith({
      security: {
        schemes: { ['__proto__']: { type: 'bearer', env: 'ACME_API_KEY' } },
        security: [['__proto__']],
      },
      serverVariables: { region: { default: 'eu', enum: ['eu', 'us'] } },
    });
    const text = await fileOf(model, 'src/gen/provider.ts');
    expect(text).toContain("serverVariables: { region: { default: 'eu', enum: ['eu', 'us'] } },");
    // As a plain key of a literal it would be the prototype.
    expect(text).toContain("schemes: { ['__proto__']: { type: 'bearer', env: 'ACME_API_KEY' } },");
  });
});

describe('the README of a document', () => {
  it('says how events are read, where there are any', async () => {
    const text = await fileOf(modelWith({}, operation({ answers: ['events'] })), 'README.md');
    expect(text).toContain('for await (const { data } of await acme.pets.get(input)) console.log(data);');
    expect(await fileOf(modelWith({}, operation()), 'README.md')).not.toContain('## Events');
  });

  it('shows a call that reads, with what it needs', async () => {
    expect(await fileOf(modelWith({}, operation()), 'README.md')).toContain(`import { Acme } from 'acme';

const acme = new Acme(); // reads ACME_API_KEY
const answer = await acme.pets.get({ id: 'text' });
console.log(answer);`);
  });

  it('says where a base address is needed', async () => {
    const model = modelWith({}, operation());
    const text = await fileOf({ ...model, spec: { ...model.spec, baseUrl: '' } }, 'README.md');
    expect(text).toContain("new Acme({ baseUrl: 'https://api.example.com' })");
  });

  it('cannot be written by the document', async () => {
    const description = 'a | b <script>\n`x`';
    const text = await fileOf(modelWith({}, operation({ description, path: '/a`|b' })), 'README.md');
    expect(text).toContain("| [`pets.get`](#petsget) | `GET /a'\\|b` | a \\| b &lt;script> |");
  });
});

describe('the manifest of a document', () => {
  it('needs nothing of this repository', async () => {
    const text = await fileOf(modelWith({}, operation()), 'package.json');
    expect(JSON.parse(text)).toMatchObject({ name: 'acme', type: 'module', exports: { '.': './dist/index.mjs' } });
    expect(text).not.toMatch(/workspace:|catalog:/);
  });

  // When one of these fails after a release, correct `ranges`.
  it('asks for the versions that are tested here', () => {
    const runtime = JSON.parse(readFileSync(join(root, 'packages/client/runtime/package.json'), 'utf8'));
    const { catalog, catalogs } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
    expect(ranges.dependencies).toEqual({ '@limner/runtime': `^${runtime.version}`, zod: catalogs.published.zod });
    expect(ranges.devDependencies.tsdown).toBe(`^${catalog.tsdown}`);
  });
});

it('a name of a file cannot end the line that it stands on', async () => {
  const [file] = await printFiles(planFiles(modelWith({})).slice(-1), 'a\nalert()');
  expect(file?.text).toMatch(/^\/\/ Generated by @limner\/codegen from a alert\(\)\. /);
});
