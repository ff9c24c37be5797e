import { describe, expect, it } from 'vitest';
import { asObject, type JsonObject } from '../../json.ts';
import { content, oneOperation, ref, smallModel } from '../../testing/small-document.ts';
import { list, matchErrorRow } from '../match-error-row.ts';

const text = { type: 'string' };

function namesOf(schemas: JsonObject): string[] {
  return smallModel({ components: { schemas } }).model.schemas.map(({ name }) => name);
}

describe('names of types', () => {
  it('are the keys in Pascal case, whatever the keys are', () => {
    const names = namesOf({
      'simple-user': {},
      'a/b': {},
      créme: {},
      '1st': {},
      delete: {},
      用户: {},
      '🚀': {},
      '': {},
      __proto: {},
    });
    expect(names).toHaveLength(9);
    expect(names).toEqual(expect.arrayContaining(['SimpleUser', 'AB', 'Creme', 'N1st', 'Delete', 'Proto']));
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z0-9]*$/);
  });

  it('are as many as there are schemas', () => {
    expect(namesOf({ Pet: {}, pet: {}, PET: {}, 'p-e-t': {}, pet_: {}, '': {}, '-': {} })).toHaveLength(7);
  });

  it('leave a name to the key that is one', () => {
    const { schema } = smallModel({ components: { schemas: { pet: { title: 'a' }, Pet: { title: 'b' } } } });
    expect([schema('Pet').title, schema('PetModel').title]).toEqual(['b', 'a']);
  });

  it('are none that the package needs for something else', () => {
    const names = namesOf({
      Array: {},
      Record: {},
      Error: {},
      Response: {},
      Promise: {},
      Operation: {},
      ClientOptions: {},
      Acme: {},
      NotFoundError: {},
    });
    expect(names.every((name) => name.endsWith('Model'))).toBe(true);
  });

  it('are cut where they are long, and still differ', () => {
    const names = namesOf({ [`${'Long'.repeat(50)}A`]: {}, [`${'Long'.repeat(50)}B`]: {} });
    expect(names).toHaveLength(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
  });

  it('are left to components by what operations add', () => {
    const document = oneOperation({ responses: { 200: content({ type: 'array' }) } });
    const { operation } = smallModel({ ...document, components: { schemas: { XDoResponse: text } } });
    expect(operation('x.do').output).toBe('XDoResponse2');
  });
});

describe('references', () => {
  it('lead to the decided names, through every keyword', () => {
    const schemas = {
      'the/pet': text,
      user: {
        items: ref('the~1pet'),
        patternProperties: { a: ref('the%2Fpet') },
        prefixItems: [ref('the~1pet')],
        const: ref('the~1pet'),
      },
    };
    const { schema } = smallModel({ components: { schemas } });
    const to = { $ref: '#/components/schemas/ThePet' };
    expect(schema('User')).toEqual({
      items: to,
      patternProperties: { a: to },
      prefixItems: [to],
      const: ref('the~1pet'),
    });
  });

  it('leave the document as it is', () => {
    const components = { schemas: { 'a-b': { items: ref('a-b') } } };
    const before = structuredClone(components);
    smallModel({ components });
    expect(components).toEqual(before);
  });
});

describe('tags of a discriminator', () => {
  const mappingOf = (schemas: JsonObject, name: string): unknown => {
    const { schema } = smallModel({ components: { schemas } });
    return asObject(schema(name).discriminator).mapping;
  };
  const to = (name: string): string => `#/components/schemas/${name}`;

  it('are the constants of the members, or the keys that the members had', () => {
    const animal = {
      oneOf: [ref('my-cat'), ref('dog'), ref('cow')],
      discriminator: { propertyName: 'kind', mapping: { moo: to('cow') } },
    };
    const cat = { properties: { kind: { enum: ['cat', 'kitten'] } } };
    const schemas = { animal, 'my-cat': { allOf: [cat] }, dog: {}, cow: {} };
    expect(mappingOf(schemas, 'Animal')).toEqual({
      moo: to('Cow'),
      cat: to('MyCat'),
      kitten: to('MyCat'),
      dog: to('Dog'),
    });
  });

  it('are the keys of the schemas that extend one', () => {
    const pet = { properties: { kind: text }, discriminator: { propertyName: 'kind' } };
    const schemas = { pet, cat: { allOf: [ref('pet')] }, lion: { allOf: [ref('cat')] } };
    expect(mappingOf(schemas, 'Pet')).toEqual({ cat: to('Cat'), lion: to('Lion') });
  });
});

describe('schemas of both directions', () => {
  const twoWay = (schemas: JsonObject): string[] => {
    const document = oneOperation(
      { requestBody: content(ref('Root')), responses: { 200: content(ref('Root')) } },
      { method: 'post', components: { schemas } },
    );
    return smallModel(document)
      .model.schemas.filter(({ directional }) => directional)
      .map(({ name }) => name);
  };

  it('have two forms where one lacks what the other requires, and so have those that lead to them', () => {
    const id = { type: 'object', properties: { id: { readOnly: true } }, required: ['id'] };
    expect(twoWay({ Root: { items: ref('Inner') }, Inner: id, Other: {} })).toEqual(['Inner', 'Root']);
    expect(twoWay({ Root: { properties: { id: ref('Id') }, required: ['id'] }, Id: { writeOnly: true } })).toEqual([
      'Root',
    ]);
    expect(
      twoWay({
        Root: { allOf: [ref('Base'), { required: ['id'] }] },
        Base: { properties: { id: { readOnly: true } } },
      }),
    ).toEqual(['Base', 'Root']);
  });

  it('have one form where nothing differs', () => {
    expect(twoWay({ Root: { properties: { id: { readOnly: true } } } })).toEqual([]);
  });

  const foo = { properties: { id: { readOnly: true } }, required: ['id'] };
  const names = (operation: JsonObject): string[] => {
    const components = { schemas: { Foo: foo, FooInput: {} } };
    const { model } = smallModel(oneOperation(operation, { method: 'post', components }));
    return model.schemas.map(({ name }) => name);
  };

  it('leave room for the names of both forms', () => {
    const both = { requestBody: content(ref('Foo')), responses: { 200: content(ref('Foo')) } };
    expect(names(both)).toEqual(['FooInput', 'FooModel']);
  });

  it('leave room also where only a discriminator leads to them', () => {
    const schemas = {
      Base: { properties: { kind: text }, discriminator: { propertyName: 'kind' } },
      Foo: { ...foo, allOf: [ref('Base')] },
      FooInput: {},
    };
    const both = { requestBody: content(ref('Base')), responses: { 200: content(ref('Base')) } };
    const { model } = smallModel(oneOperation(both, { method: 'post', components: { schemas } }));
    expect(model.schemas.map(({ name }) => name)).toEqual(['Base', 'FooInput', 'FooModel', 'XDoInput']);
  });

  it('have names that no operation takes', () => {
    const both = {
      parameters: [{ name: 'a', in: 'query' }],
      requestBody: content(ref('XDo')),
      responses: { 200: content(ref('XDo')) },
    };
    const { operation } = smallModel(oneOperation(both, { method: 'post', components: { schemas: { XDo: foo } } }));
    expect(operation('x.do').input?.schema).toBe('XDoInput2');
  });

  it('need no room where they travel one way', () => {
    expect(names({ responses: { 200: content(ref('Foo')) } })).toEqual(['Foo', 'FooInput']);
  });
});

describe('what a client cannot have', () => {
  it('is named', () => {
    const hook = { post: {} };
    const { said, model } = smallModel({
      webhooks: { a: hook, b: hook },
      paths: {
        '/x': {
          get: { callbacks: { c: {} }, responses: { 200: { links: { l: {} } } } },
          trace: {},
          put: null,
          GET: {},
        },
      },
    });
    expect(model.operations).toHaveLength(1);
    expect(said).toEqual([
      'left-out: TRACE /x is left out: clients must not send it.',
      'left-out: PUT /x is left out: it is no object.',
      'left-out: GET /x is left out: it is no method of OpenAPI 3.1.',
      'left-out: Callbacks are left out: a client only calls (GET /x).',
      'left-out: Links are left out: a client only calls (200 of GET /x).',
      'left-out: Webhooks are left out: a client only calls (a and 1 more).',
    ]);
  });
});

describe('the model as a whole', () => {
  it('does not depend on the order of the document', () => {
    const paths = Object.entries({
      '/a': { get: { operationId: 'getX', tags: ['t'] }, put: { operationId: 'get_x', tags: ['t'] } },
      '/b': { get: { operationId: 'GetX', tags: ['t'] } },
    });
    const schemas = Object.entries({ 'a-b': {}, aB: {}, AB: { items: ref('a-b') }, 'x!': {}, x: {} });
    const of = (sort: <T>(list: T[]) => T[]): unknown => {
      const model = smallModel({
        paths: Object.fromEntries(sort(paths)),
        components: { schemas: Object.fromEntries(sort(schemas)) },
      }).model;
      return JSON.parse(JSON.stringify({ ...model, document: null }));
    };
    expect(of((list) => list.toReversed())).toEqual(of((list) => list));
  });

  it('has the names that the package is given', () => {
    const { model } = smallModel({}, { name: '@acme/pet-store' });
    expect(model).toMatchObject({
      packageName: '@acme/pet-store',
      constName: 'petStore',
      spec: { id: 'pet-store', client: 'PetStore' },
    });
    expect(smallModel({}, { name: '@acme/api-client' }).model).toMatchObject({
      constName: 'acme',
      spec: { client: 'Acme' },
    });
    expect(smallModel({}, { name: '@acme/node-pets' }).model.spec.client).toBe('NodePets');
    expect(smallModel({}, { name: '@1/client' }).model.spec.client).toBe('Client');
    expect(smallModel({}, { name: 'error' }).model.spec.client).toBe('ErrorClient');
    expect(smallModel({}, { name: 'limner-error' }).model.spec.client).toBe('LimnerErrorClient');
    expect(smallModel({}, { name: 'delete' }).model.constName).toBe('delete_');
  });

  it('has the version of the document where that is one', () => {
    expect(smallModel({ info: { version: '1.2.3' } }).model.version).toBe('1.2.3');
    expect(smallModel({ info: { version: 'v1' } }).model.version).toBe('0.0.0');
  });

  it('has an error contract of which each row can be reached', () => {
    const { errors } = smallModel({}).model.spec;
    for (const row of errors) expect(matchErrorRow(errors, row.example)?.id).toBe(row.id);
    for (let status = 400; status < 600; status += 1) expect(matchErrorRow(errors, { status })).toBeDefined();
  });

  it('tells failures apart by what HTTP says of them', () => {
    const { errors } = smallModel({}).model.spec;
    const classOf = (status: number): string | undefined => matchErrorRow(errors, { status })?.then.class;
    expect([400, 401, 402, 403, 404, 408, 409, 410, 412, 418, 422, 429].map(classOf)).toEqual([
      'InvalidRequest',
      'Authentication',
      'InsufficientCredits',
      'PermissionDenied',
      'NotFound',
      'Timeout',
      'Conflict',
      'NotFound',
      'Conflict',
      'InvalidRequest',
      'InvalidRequest',
      'RateLimit',
    ]);
    expect([500, 502, 503, 504, 529, 599, 302].map(classOf)).toEqual([
      'Provider',
      'Provider',
      'Overloaded',
      'Timeout',
      'Overloaded',
      'Provider',
      'Protocol',
    ]);
  });

  it('sends nothing again that may have been carried out', () => {
    const { errors } = smallModel({}).model.spec;
    const always = errors
      .filter(({ then }) => then.retry === 'always')
      .flatMap(({ when }) => [...list(when.status ?? []), ...list(when.transport ?? [])]);
    expect(always).toEqual([429, 'dns', 'refused', 'unreachable', 'connect-timeout']);
  });
});
