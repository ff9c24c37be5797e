/** openapi-typescript as the oracle: what it makes of schemas and what we make of them must be the same types. */
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import { emitTypes } from '../src/emit/types.ts';
import { modelOf } from '../src/generate.ts';
import { asObject, isObject, type JsonObject } from '../src/json.ts';
import { listProviders, readProvider } from '../src/load/read-provider.ts';
import type { ClientModel } from '../src/model/model.ts';
import { printFiles } from '../src/print/print-files.ts';
import { schemasModel } from '../src/testing/schemas-model.ts';
import { misfits } from './assignable-types.ts';
import { recursiveDocument } from './recursive-document.ts';
import { syntheticDocument } from './synthetic-document.ts';

const root = resolve(import.meta.dirname, '../../..');

async function misfitsOf(model: ClientModel): Promise<string[]> {
  const [file] = await printFiles([emitTypes(model)], 'test');
  return misfits({
    ours: file?.text ?? '',
    theirs: await theirTypes(model),
    pairs: model.schemas.map(({ name }) => ({
      name,
      ours: `ours.${name}`,
      theirs: `theirs.components['schemas']['${name}']`,
    })),
  });
}

/** Without discriminators: the constants of the members say as much, and it would write `Omit` into the members. */
async function theirTypes({ schemas }: ClientModel): Promise<string> {
  const text = JSON.stringify(Object.fromEntries(schemas.map(({ name, schema }) => [name, schema])), (key, value) =>
    key === 'discriminator' && isObject(value) && typeof value.propertyName === 'string' ? undefined : value,
  );
  const document = {
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: {},
    components: { schemas: JSON.parse(text) },
  };
  const nodes = await openapiTS(document, { silent: true, emptyObjectsUnknown: true, defaultNonNullable: false });
  return astToString(nodes);
}

function schemasOf(document: JsonObject): Record<string, JsonObject> {
  const schemas = asObject(asObject(document.components).schemas);
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asObject(schema)]));
}

const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const forms: Record<string, JsonObject> = {
  Whole: { type: 'object', required: ['id'], properties: { id: text, note: { type: ['string', 'null'] } } },
  Anything: {},
  Map: { type: 'object', additionalProperties: { type: 'number' } },
  Patterns: { type: 'object', patternProperties: { '^a': text } },
  Levels: { enum: ['low', 1, null] },
  Constant: { const: { a: 1, b: ['x'] } },
  Numbers: { type: 'array', items: { type: 'integer' }, minItems: 1 },
  Choice: { oneOf: [ref('Whole'), ref('Map'), { type: 'array', items: ref('Choice') }] },
  Both: { allOf: [ref('Whole'), { type: 'object', properties: { more: ref('Both') } }] },
  Nested: {
    type: 'object',
    properties: { list: { type: 'array', items: { type: ['object', 'null'], properties: { a: text } } } },
  },
  Empty: { type: 'object', additionalProperties: false },
  Needed: { type: 'object', required: ['other'], properties: { a: text } },
  NeededThere: { allOf: [ref('Whole'), { required: ['note'] }] },
  Items: { items: text },
  Tuple: { type: 'array', prefixItems: [text, { type: 'number' }] },
  Named: { type: 'object', required: ['a'], properties: { a: { type: 'number' } }, additionalProperties: text },
};

/** Where ours are not theirs, and why. */
const reasons: Readonly<Record<string, string>> = {
  'Empty: theirs does not fit ours': 'Theirs may have any member, where the schema allows none.',
  'Needed: theirs does not fit ours': 'Theirs leave out what is required and not declared.',
  'NeededThere: theirs does not fit ours': 'Theirs leave out what is required beside the schema that declares it.',
  'Items: theirs does not fit ours': 'Theirs are unknown where `items` stands without a type.',
  'Tuple: ours does not fit theirs': 'JSON Schema lets arrays be shorter than their first items.',
  'Named: ours does not fit theirs': 'No value but an empty one fits theirs: the named member is no string.',
  "/theirs.ts:26 'Choice' is referenced directly or indirectly in its own type annotation.": 'Theirs do not compile.',
};

describe('our types and those of openapi-typescript are assignable to each other', { timeout: 60_000 }, () => {
  const places = { specs: join(root, 'specs'), clients: join(root, 'packages/client') };
  for (const id of listProviders(places)) {
    it(`for ${id}`, async () => {
      const { value } = modelOf(readProvider(id, places));
      expect(value && (await misfitsOf(value))).toEqual([]);
    });
  }

  const documents = {
    'sixty operations': syntheticDocument({ operations: 60 }),
    'schemas that lead back': recursiveDocument(40),
  };
  for (const [name, document] of Object.entries(documents)) {
    it(`for ${name}`, async () => {
      const found = await misfitsOf(schemasModel(schemasOf(document)));
      // Theirs of a union that leads back to itself does not compile; ours does.
      expect(found.filter((line) => !/^\/theirs\.ts.*'JsonValue' is referenced .* in its own type/.test(line))).toEqual(
        [],
      );
    });
  }

  it('for every form of schema, but where ours say more', async () => {
    const found = await misfitsOf(schemasModel(forms));
    expect(found.map((line) => Object.keys(reasons).find((known) => line.startsWith(known)) ?? line)).toEqual(
      Object.keys(reasons),
    );
  });
});
