import { describe, expect, it } from 'vitest';
import type { FactSchema } from '../docs/page-facts.ts';
import { goneFacts } from './gone-facts.ts';
import type { LockedFacts } from './lock.ts';

const nothing: LockedFacts = { endpoints: [], models: [], headers: [], answers: [], errors: [] };

const facts: LockedFacts = {
  endpoints: [{ method: 'POST', url: 'https://api.acme.test/v1' }],
  models: ['one', 'two'],
  headers: [{ name: 'X-Key', required: true }],
  request: { required: ['a'], properties: { a: { type: 'string', maxLength: 5 } } },
  answers: [{ status: 200, schema: { properties: { url: { type: 'string' } } } }, { status: 201 }],
  errors: [{ status: 400, title: 'Bad' }],
};

/** What a schema of a request does not say any more. */
function goneFrom(before: FactSchema, now: FactSchema): unknown {
  return goneFacts({ ...nothing, request: before }, { ...nothing, request: now })?.request;
}

describe('goneFacts', () => {
  it('is nothing where all is said still, and everything where nothing is', () => {
    expect(goneFacts(facts, facts)).toBeUndefined();
    expect(goneFacts(facts, nothing)).toEqual(facts);
  });

  it('holds what left each list', () => {
    expect(goneFacts(facts, { ...facts, models: ['two'] })).toEqual({ ...nothing, models: ['one'] });
    expect(goneFacts(facts, { ...facts, errors: [] })).toEqual({ ...nothing, errors: facts.errors });
    expect(goneFacts(facts, { ...facts, headers: [] })).toEqual({ ...nothing, headers: facts.headers });
    expect(goneFacts(facts, { ...facts, answers: facts.answers.slice(0, 1) })).toEqual({
      ...nothing,
      answers: [{ status: 201 }],
    });
  });

  it('holds members and keywords that went, not values that changed', () => {
    const a: FactSchema = { type: 'string', maxLength: 5 };
    expect(goneFrom({ properties: { a, b: a } }, { properties: { a } })).toEqual({ properties: { b: a } });
    expect(goneFrom({ properties: { a } }, { properties: { a: { type: 'integer' } } })).toEqual({
      properties: { a: { maxLength: 5 } },
    });
    expect(goneFrom({ items: a }, { items: { type: 'string' } })).toEqual({ items: { maxLength: 5 } });
    expect(goneFrom({ items: a }, {})).toEqual({ items: a });
    expect(goneFrom({ anyOf: [a] }, {})).toEqual({ anyOf: [a] });
    expect(goneFrom({ anyOf: [a] }, { anyOf: [{}] })).toBeUndefined();
    expect(goneFrom({ required: ['a'], 'x-conditional': ['b'] }, {})).toBeUndefined();
  });
});
