import { describe, expect, it } from 'vitest';
import { asObject, type Json } from '../json.ts';
import { raiseOpenApi } from './raise-openapi.ts';

function raiseSchema(schema: Json): Json | undefined {
  const { value } = raiseOpenApi({ openapi: '3.0.0', components: { schemas: { X: schema } } });
  return asObject(asObject(value?.components).schemas).X;
}

describe('raiseOpenApi', () => {
  it('turns nullable into a type list, and adds null to an enum', () => {
    expect(raiseSchema({ type: 'string', nullable: true, enum: ['a'] })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
  });

  it('turns boolean exclusive bounds into numbers', () => {
    expect(
      raiseSchema({ type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }),
    ).toEqual({
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 9,
    });
  });

  it('leaves a property that is called nullable alone', () => {
    const schema = { type: 'object', properties: { nullable: { type: 'boolean' } } };
    expect(raiseSchema(schema)).toEqual(schema);
  });
});
