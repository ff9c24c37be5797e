import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../json.ts';
import { content, oneOperation, ref, type SmallModel, smallModel } from '../../testing/small-document.ts';

interface Body {
  readonly body: JsonObject;
  readonly parameters?: Json[];
  readonly path?: string;
  readonly schemas?: JsonObject;
}

function withBody({ body, parameters = [], path = '/x', schemas = {} }: Body): SmallModel {
  const components = { schemas };
  return smallModel(oneOperation({ requestBody: body, parameters }, { path, method: 'post', components }));
}

const text = { type: 'string' };
const pet = { type: 'object', properties: { name: text }, required: ['name'] };
const query = { name: 'dry', in: 'query', schema: { type: 'boolean' } };
const markedFile = { 'x-limner-binary': true };

describe('a JSON body', () => {
  it('is the input where it is a plain object', () => {
    const { operation } = withBody({ body: content(ref('pet')), schemas: { pet } });
    expect(operation('x.do')).toMatchObject({ body: 'json', input: { schema: 'Pet', required: true } });
  });

  it('stands beside parameters, member by member', () => {
    const { operation, schema } = withBody({ body: content(ref('pet')), parameters: [query], schemas: { pet } });
    expect(operation('x.do').body).toBe('json');
    expect(schema('XDoInput')).toEqual({
      type: 'object',
      properties: { dry: { type: 'boolean' }, name: text },
      required: ['name'],
    });
  });

  it('is one member where a name would be there twice', () => {
    const parameters = [{ name: 'name', in: 'query', schema: text }];
    const { operation, schema } = withBody({ body: content(ref('pet')), parameters, schemas: { pet } });
    expect(operation('x.do').body).toEqual({ kind: 'json', mediaType: 'application/json', property: 'body' });
    expect(schema('XDoInput').properties).toEqual({ name: text, body: { $ref: '#/components/schemas/Pet' } });
  });

  it('leaves its place to a parameter where its member is only read', () => {
    const properties = { id: { readOnly: true }, name: text };
    const body = content({ type: 'object', properties, required: ['id', 'name'] });
    const parameters = [{ name: 'id', in: 'path', schema: text }];
    const { operation, schema } = withBody({ body, parameters, path: '/x/{id}' });
    expect(operation('x.do').body).toBe('json');
    expect(schema('XDoInput')).toEqual({
      type: 'object',
      properties: { id: text, name: text },
      required: ['id', 'name'],
    });
  });

  it('is one member where it is no plain object', () => {
    for (const schema of [{ type: 'array', items: text }, { allOf: [pet] }, { ...pet, minProperties: 1 }, text, {}]) {
      expect(withBody({ body: content(schema) }).operation('x.do').body).toMatchObject({ property: 'body' });
    }
  });

  it('is one member beside parameters where it takes members of any name', () => {
    const body = content({ ...pet, additionalProperties: text });
    expect(withBody({ body }).operation('x.do').body).toBe('json');
    expect(withBody({ body, parameters: [query] }).operation('x.do').body).toMatchObject({ property: 'body' });
  });

  it('has another name where a parameter is called body', () => {
    const parameters = [{ name: 'body', in: 'query' }];
    const { operation } = withBody({ body: content(text), parameters });
    expect(operation('x.do').body).toMatchObject({ property: 'requestBody' });
  });

  it('that need not be there is a member of its own where it has members that must', () => {
    const { operation, schema } = withBody({ body: { required: false, ...content(pet) } });
    expect(operation('x.do').input).toEqual({ schema: 'XDoInput', required: false });
    expect(schema('XDoInput').required).toBeUndefined();
  });

  it('of which the document does not say so must be there where it has members that must', () => {
    const optional = { type: 'object', properties: { name: text } };
    expect(withBody({ body: content(pet) }).operation('x.do').input?.required).toBe(true);
    expect(withBody({ body: content(optional) }).operation('x.do').input?.required).toBe(false);
  });

  it('that need not be there is not sent where nothing is given', () => {
    const optional = { type: 'object', properties: { name: text } };
    expect(withBody({ body: content(optional) }).operation('x.do').body).toMatchObject({ optional: true });
    expect(withBody({ body: { required: true, ...content(optional) } }).operation('x.do').body).toBe('json');
  });

  it('of members that are only read need not be there', () => {
    const schema = { type: 'object', properties: { id: { readOnly: true } }, required: ['id'] };
    expect(withBody({ body: content(schema) }).operation('x.do').input?.required).toBe(false);
  });

  it('keeps the media type of a vendor', () => {
    const { operation } = withBody({ body: content(pet, 'application/vnd.acme+json') });
    expect(operation('x.do').body).toEqual({ kind: 'json', mediaType: 'application/vnd.acme+json' });
  });
});

describe('a body of several media types', () => {
  it('is sent as JSON, and the others are said', () => {
    const { operation, said } = withBody({
      body: { content: { 'text/plain': { schema: text }, 'application/json': { schema: pet } } },
    });
    expect(operation('x.do').body).toBe('json');
    expect(said).toEqual(['left-out: POST /x: the body is sent as application/json; text/plain is left out.']);
  });

  it('says nothing of those that look the same', () => {
    const { said } = withBody({
      body: { content: { 'application/json': { schema: pet }, 'application/*+json': { schema: pet } } },
    });
    expect(said).toEqual([]);
  });

  it('is left out where it has none, and it is said', () => {
    const { operation, said } = withBody({ body: { content: {} } });
    expect(operation('x.do').body).toBe('none');
    expect(said[0]).toMatch(/^left-out/);
  });
});

describe('a form', () => {
  const partOf = (schema: Json, part: JsonObject = {}): Json | undefined => {
    const body = {
      content: {
        'multipart/form-data': { schema: { type: 'object', properties: { a: schema } }, encoding: { a: part } },
      },
    };
    const { operation, schema: named } = withBody({ body, schemas: { bytes: { type: 'string', format: 'binary' } } });
    return (named(operation('x.do').input?.schema).properties as JsonObject).a;
  };

  it('has files where its parts are bytes', () => {
    const bytes = { contentType: 'application/octet-stream' };
    expect(partOf({ type: 'string', format: 'binary' })).toEqual(markedFile);
    expect(partOf(ref('bytes'))).toEqual(markedFile);
    expect(partOf({ type: 'string', contentMediaType: 'image/png' })).toEqual(markedFile);
    expect(partOf({}, bytes)).toEqual(markedFile);
    expect(partOf(text, bytes)).toEqual(markedFile);
    expect(partOf({ type: 'array', items: { type: 'string', format: 'binary' } })).toEqual({
      type: 'array',
      items: markedFile,
    });
  });

  it('has no files where its parts are texts', () => {
    const base64 = { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' };
    expect(partOf(text)).toEqual(text);
    expect(partOf(base64)).toEqual(base64);
    expect(partOf({ type: 'object' }, { contentType: 'application/json' })).toEqual({ type: 'object' });
  });

  it('leaves the schema as it is for others', () => {
    const upload = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
    const { operation, schema } = withBody({
      body: content(ref('upload'), 'multipart/form-data'),
      schemas: { upload },
    });
    expect(schema('Upload').properties).toEqual({ file: { type: 'string', format: 'binary' } });
    expect(schema(operation('x.do').input?.schema).properties).toEqual({ file: markedFile });
  });

  it('says how its parts travel', () => {
    const encoding = { a: { contentType: 'image/png, image/jpeg' }, b: { style: 'form', explode: false }, c: {} };
    const schema = { type: 'object', properties: { a: text } };
    const { operation } = withBody({
      body: { content: { 'application/x-www-form-urlencoded': { schema, encoding } } },
    });
    expect(operation('x.do').body).toEqual({
      kind: 'urlencoded',
      mediaType: 'application/x-www-form-urlencoded',
      encoding: { a: { mediaType: 'image/png' }, b: { style: 'form', explode: false } },
      optional: true,
    });
  });
});

describe('a body of bytes or text', () => {
  it('says what of its schema is not checked', () => {
    const bytes = withBody({ body: content({ type: 'string', maxLength: 9 }, 'image/png') });
    expect(bytes.said[0]).toMatch(/^left-out: POST \/x: image\/png is sent as it is given; maxLength/);
    const file = { type: 'string', format: 'binary', minLength: 1 };
    const form = withBody({ body: content({ type: 'object', properties: { file } }, 'multipart/form-data') });
    expect(form.said[0]).toMatch(/^left-out: POST \/x: files are sent as they are given; minLength/);
  });

  it('is one member', () => {
    const bytes = withBody({ body: { required: true, ...content(text, 'image/*') } });
    expect(bytes.operation('x.do').body).toEqual({
      kind: 'binary',
      mediaType: 'application/octet-stream',
      property: 'body',
    });
    expect(bytes.schema('XDoInput')).toEqual({ type: 'object', properties: { body: markedFile }, required: ['body'] });
    const xml = withBody({ body: content({ type: 'object' }, 'application/xml') });
    expect(xml.operation('x.do').body).toMatchObject({ kind: 'text', mediaType: 'application/xml', property: 'body' });
    expect(xml.schema('XDoInput').properties).toEqual({ body: text });
  });
});
