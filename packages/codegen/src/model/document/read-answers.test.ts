import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { content, oneOperation, ref, type SmallModel, smallModel } from '../../testing/small-document.ts';

const schemas = { pet: { type: 'object' }, fault: { type: 'object' } };

function withResponses(responses: JsonObject, operation: JsonObject = {}, method = 'get'): SmallModel {
  return smallModel(oneOperation({ responses, ...operation }, { method, components: { schemas } }));
}

describe('a success', () => {
  it('is JSON of one schema', () => {
    const { operation } = withResponses({ 200: content(ref('pet')) });
    expect(operation('x.do')).toMatchObject({ accept: ['application/json'], answers: ['json'], output: 'Pet' });
  });

  it('is any of the schemas of several statuses, each once', () => {
    const { operation, schema } = withResponses({
      200: content(ref('pet')),
      201: content({ type: 'array' }),
      '2XX': content(ref('pet')),
    });
    const { output } = operation('x.do');
    expect(output).toBe('XDoResponse');
    expect(schema(output)).toEqual({ anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'array' }] });
  });

  it('is nothing where there is no content', () => {
    expect(withResponses({ 204: {} }).operation('x.do').answers).toEqual(['none']);
    expect(withResponses({ 200: content(ref('pet')) }, {}, 'head').operation('x.do')).toMatchObject({
      answers: ['none'],
      accept: [],
    });
    expect(withResponses({}).operation('x.do').answers).toEqual(['none']);
  });

  it('has a kind for each media type', () => {
    const kinds = {
      'application/vnd.x+json': 'json',
      'text/csv': 'text',
      'application/xml': 'text',
      'image/png': 'bytes',
      'application/octet-stream': 'bytes',
      'text/event-stream': 'events',
    };
    for (const [mediaType, kind] of Object.entries(kinds)) {
      const { operation } = withResponses({ 200: content({}, mediaType) });
      expect([mediaType, operation('x.do').answers]).toEqual([mediaType, [kind]]);
    }
  });

  it('of any media type is JSON, unless it is bytes', () => {
    expect(withResponses({ 200: content(ref('pet'), '*/*') }).operation('x.do').answers).toEqual(['json']);
    const bytes = content({ type: 'string', format: 'binary' }, '*/*');
    expect(withResponses({ 200: bytes }).operation('x.do').answers).toEqual(['bytes']);
  });

  it('is asked for as JSON where it may be the same as something else', () => {
    const types = { 'text/plain': { schema: ref('pet') }, 'application/json': { schema: ref('pet') } };
    const { operation, said } = withResponses({ 200: { content: types } });
    expect(operation('x.do')).toMatchObject({ answers: ['json'], accept: ['application/json'] });
    expect(said).toEqual(['left-out: GET /x: the answer is asked for as application/json; text/plain is left out.']);
  });

  it('may be something else beside JSON', () => {
    const types = { 'text/csv': { schema: { type: 'string' } }, 'application/json': { schema: ref('pet') } };
    const { operation, said } = withResponses({ 200: { content: types } });
    expect(operation('x.do')).toMatchObject({ answers: ['json', 'text'], accept: ['application/json', 'text/csv'] });
    expect(said).toEqual([]);
  });

  it('is not checked where it is no JSON, and what is not checked is said', () => {
    const { said } = withResponses({ 200: content({ type: 'string', maxLength: 3 }, 'text/plain') });
    expect(said).toEqual([
      'left-out: GET /x: an answer of text/plain is handed on as text; maxLength of its schema is not checked.',
    ]);
  });

  it('is the default where nothing else is', () => {
    const { operation } = withResponses({ default: content(ref('pet')) });
    expect(operation('x.do')).toMatchObject({ output: 'Pet' });
    expect(operation('x.do').failures).toBeUndefined();
  });
});

describe('an answer as JSON or as events', () => {
  const both = {
    200: { content: { 'application/json': { schema: ref('pet') }, 'text/event-stream': { schema: ref('fault') } } },
  };

  it('has a call for each', () => {
    const { operation } = withResponses(both);
    expect(operation('x.do')).toMatchObject({ answers: ['json'], output: 'Pet', accept: ['application/json'] });
    expect(operation('x.doStream')).toMatchObject({
      answers: ['events'],
      output: 'Fault',
      accept: ['text/event-stream'],
      constName: 'xDoStream',
    });
    expect(operation('x.doStream').fixed).toBeUndefined();
  });

  it('has a type of failures for each', () => {
    const { operation } = withResponses({ ...both, 404: content(ref('fault')) });
    expect([operation('x.do').failureName, operation('x.doStream').failureName]).toEqual([
      'XDoFailure',
      'XDoStreamFailure',
    ]);
  });

  it('asks for events by the member that the body has for it', () => {
    const requestBody = content({ type: 'object', properties: { stream: { type: ['boolean', 'null'] } } });
    const { operation } = withResponses(both, { requestBody }, 'post');
    expect(operation('x.doStream').fixed).toEqual({ stream: true });
    expect(operation('x.do').fixed).toBeUndefined();
    expect(operation('x.do').refused).toEqual({ stream: { value: true, method: 'x.doStream' } });
  });

  it('leaves a name to the method that has it', () => {
    const { model } = smallModel({
      paths: { '/x': { get: { operationId: 'x.do', responses: both }, post: { operationId: 'x.doStream' } } },
      components: { schemas },
    });
    expect(model.operations.map(({ id }) => id)).toEqual(['x.do', 'x.doStream', 'x.doStream2']);
  });
});

describe('failures', () => {
  it('are told by status, range and default', () => {
    const { operation, schema } = withResponses({
      200: {},
      404: content(ref('fault'), 'application/problem+json'),
      '5xx': content({ type: 'string' }),
      429: {},
      default: content(ref('fault')),
    });
    const { failures, failureName } = operation('x.do');
    expect(failures).toEqual([
      { status: 404, schema: 'Fault' },
      { status: 429 },
      { status: '5XX', schema: 'XDoError5XX' },
      { status: 'default', schema: 'Fault' },
    ]);
    expect(failureName).toBe('XDoFailure');
    expect(schema('XDoError5XX')).toEqual({ type: 'string' });
  });

  it('of a status that is none are left out, and it is said', () => {
    expect(withResponses({ success: {} }).said).toEqual([
      'left-out: "success" of GET /x is no status; the answer is left out.',
    ]);
  });
});
