import { describe, expect, it } from 'vitest';
import { loadPackage } from '../../documents/load-package.ts';
import type { JsonObject } from '../json.ts';
import { checkDocumentSchemas } from '../model/check-document-schemas.ts';
import { printFiles } from '../print/print-files.ts';
import { smallModel } from '../testing/small-document.ts';
import { emitValidators } from './validators.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A document that sends and answers each of some schemas. */
function documentOf(schemas: JsonObject): JsonObject {
  const paths = Object.keys(schemas).map((name): [string, JsonObject] => {
    const content = { 'application/json': { schema: ref(name) } };
    const responses = { '200': { description: 'Done.', content } };
    return [`/${name}`, { post: { operationId: `send.${name}`, requestBody: { required: true, content }, responses } }];
  });
  return { paths: Object.fromEntries(paths), components: { schemas } };
}

async function printed(schemas: JsonObject): Promise<{ script: string; declarations: string }> {
  const files = await printFiles(emitValidators(smallModel(documentOf(schemas)).model), 'a test');
  const [script = '', declarations = ''] = files.map(({ text }) => text);
  return { script, declarations };
}

/** Says whether an exported validator takes a value. */
async function judgeOf(schemas: JsonObject): Promise<(validator: string, value: unknown) => boolean> {
  const { script } = await printed(schemas);
  const module = await loadPackage([{ path: 'validators.js', text: script }])('validators.js');
  return (validator, value) => {
    const make = module[validator] as () => { safeParse(value: unknown): { success: boolean } }; // what the module exports
    return make().safeParse(value).success;
  };
}

describe('the files of a document', () => {
  it('are plain JavaScript and its declarations', async () => {
    const { script, declarations } = await printed({ Tag: { type: 'string', maxLength: 3 } });
    expect(script).toContain('const tag = schema(() => z.string().max(3));');
    expect(script).toContain('export {\n  sendTagInput,\n  tag,\n};');
    expect(declarations).toContain('declare const tag: Schema<Tag>;');
  });

  it('have one validator for both ways where they are the same, else two', async () => {
    const { declarations } = await printed({
      Same: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
      Other: { type: 'object', properties: { id: { type: 'string', readOnly: true } }, required: ['id'] },
    });
    expect(
      [...declarations.matchAll(/declare const (\w+): (.*);/g)].map(([, name, type]) => `${name} ${type}`),
    ).toEqual(
      expect.arrayContaining(['otherInput Schema<OtherInput>', 'otherOutput Schema<Other>', 'same Schema<Same>']),
    );
  });
});

describe('readOnly and writeOnly', () => {
  const schemas = {
    Base: {
      type: 'object',
      properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } },
    },
    // The names are asked for in another place than the properties are declared in.
    Account: { allOf: [ref('Base'), { required: ['id', 'secret', 'name'] }], properties: { name: { type: 'string' } } },
  };

  it.each<[string, unknown, boolean]>([
    ['accountInput', { secret: 'x', name: 'n' }, true],
    ['accountInput', { id: 1, secret: 'x', name: 'n' }, true],
    ['accountInput', { id: 'one', secret: 'x', name: 'n' }, false],
    ['accountInput', { name: 'n' }, false],
    ['accountOutput', { id: 1, name: 'n' }, true],
    ['accountOutput', { secret: 'x', name: 'n' }, false],
  ])('%s of %j: %s', async (validator, value, isTaken) => {
    expect((await judgeOf(schemas))(validator, value)).toBe(isTaken);
  });
});

describe('a discriminator', () => {
  const pets = {
    Pet: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' }, friend: ref('Pet') },
      discriminator: { propertyName: 'kind', mapping: { tom: '#/components/schemas/Cat' } },
    },
    Cat: { allOf: [ref('Pet'), { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } }] },
    Dog: { allOf: [ref('Pet'), { type: 'object', properties: { bark: { type: 'string' } } }] },
  };

  it.each<[unknown, boolean]>([
    [{ kind: 'tom', lives: 9 }, true],
    [{ kind: 'tom' }, false],
    [{ kind: 'Dog', bark: 1 }, false],
    [{ kind: 'Dog', friend: { kind: 'tom' } }, false],
    [{ kind: 'Dog', friend: { kind: 'tom', lives: 1 } }, true],
    [{ kind: 'bird' }, true],
    [{}, false],
  ])('without branches leads to what builds on the schema: %j', async (value, isTaken) => {
    expect((await judgeOf(pets))('pet', value)).toBe(isTaken);
  });

  const kinds = { kind: { type: 'string', enum: ['Cat', 'Lion', 'Dog'] } };
  const inherited = {
    Pet: { type: 'object', required: ['kind'], properties: kinds, discriminator: { propertyName: 'kind' } },
    Feline: { allOf: [ref('Pet'), { properties: kinds }] },
    Cat: { allOf: [ref('Feline'), { required: ['lives'] }] },
    Lion: { allOf: [ref('Feline'), { required: ['mane'] }] },
    Dog: { allOf: [ref('Pet'), { required: ['bark'] }] },
  };

  it.each<[unknown, boolean]>([
    [{ kind: 'Cat', lives: 9 }, true],
    [{ kind: 'Cat', mane: 9 }, false],
    [{ kind: 'Lion', mane: 1 }, true],
    [{ kind: 'Dog', lives: 9 }, false],
  ])('whose tags are listed in the schema itself leads each to its own: %j', async (value, isTaken) => {
    expect((await judgeOf(inherited))('pet', value)).toBe(isTaken);
  });

  it('does not lead back from what its children build on, though that has no tag', async () => {
    const { Pet, Lion, Feline, ...others } = inherited;
    const discriminator = { propertyName: 'kind', mapping: { Cat: '#/components/schemas/Cat' } };
    const feline = { allOf: [ref('Pet'), { properties: { kind: { const: 'Cat' } } }] };
    const judge = await judgeOf({ ...others, Pet: { ...Pet, discriminator }, Feline: feline });
    expect(judge('pet', { kind: 'Cat', lives: 9 })).toBe(true);
    expect(judge('pet', { kind: 'Cat' })).toBe(false);
  });

  it('takes objects alone', async () => {
    const shapes = {
      Shape: { oneOf: [ref('Disc'), ref('Box')], discriminator: { propertyName: 'is' } },
      Disc: { type: 'object', properties: { is: { type: 'string' } }, required: ['is'] },
      Box: { type: 'object', properties: { is: { type: 'string' } }, required: ['is'] },
    };
    const judge = await judgeOf(shapes);
    expect([{ is: 'Box' }, { is: 'Ball' }, 'Box', null, []].map((value) => judge('shape', value))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('checkDocumentSchemas', () => {
  const problems = (schema: JsonObject): string[] => {
    const { model } = smallModel(documentOf({ A: schema, B: { type: 'object', properties: { a: ref('A') } } }));
    return checkDocumentSchemas(model.schemas, { allowUnenforced: false }).map(
      ({ severity, code }) => `${severity} ${code}`,
    );
  };

  it.each<[JsonObject, string]>([
    [{ maximun: 3 }, 'error unsupported-keyword'],
    [{ type: 'any' }, 'error unsupported-schema'],
    [{ properties: { a: { minLength: '3' } } }, 'error unsupported-schema'],
    [{ pattern: '(' }, 'error pattern-syntax'],
    [{ items: { pattern: '^(a+)+\\1$' } }, 'error pattern-cost'],
    [{ allOf: [ref('A')] }, 'error reference-cycle'],
    [{ format: 'wonder' }, 'warning format-unknown'],
    [{ pattern: '\\p{Alnum}' }, 'warning document-repaired'],
    [{ patternProperties: { '\\A[a-z]': {} } }, 'warning document-repaired'],
    [
      { oneOf: [ref('B'), { type: 'string' }], discriminator: { propertyName: 'kind' } },
      'warning discriminator-unused',
    ],
    [{ oneOf: [ref('B')], discriminator: 'kind' }, 'error unsupported-schema'],
  ])('names what is wrong with %j', (schema, problem) => {
    expect(problems(schema)).toContain(problem);
  });

  it('has nothing to say of what is enforced or says nothing of a value', () => {
    expect(
      problems({ title: 'A', 'x-any': 1, xml: {}, format: 'binary', examples: [1], contentEncoding: 'base64' }),
    ).toEqual([]);
  });
});
