import { describe, expect, it } from 'vitest';
import { compareFacts } from './compare-facts.ts';
import type { LockedFacts } from './lock.ts';

const facts: LockedFacts = {
  endpoints: [{ method: 'POST', url: 'https://api.acme.test/v1/images' }],
  models: ['acme/one'],
  headers: [{ name: 'X-Key', required: true }],
  request: {
    type: 'object',
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', maxLength: 20 },
      steps: { type: 'integer', minimum: 1, maximum: 50, default: 30 },
      shape: { type: 'string', enum: ['wide', 'tall'] },
      more: { type: 'object', properties: { ratio: { type: 'string' } } },
    },
  },
  answers: [
    {
      status: 200,
      returns: ['application/json'],
      schema: { properties: { url: { type: 'string', 'x-expires': '7d' } } },
    },
  ],
  errors: [{ status: 400, title: 'Bad request' }],
};

/** The facts with some texts of theirs replaced. */
function edited(edits: readonly (readonly [from: string, to: string])[]): LockedFacts {
  const text = edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`The facts have no ${from}.`);
    return now.replace(from, to);
  }, JSON.stringify(facts));
  return JSON.parse(text);
}

const more = '"more":{"type":"object",';
const rows: { edit: string; edits: [string, string][]; told: string[] }[] = [
  { edit: 'nothing', edits: [['acme/one', 'acme/one']], told: [] },
  { edit: 'order of values', edits: [['"wide","tall"', '"tall","wide"']], told: [] },
  { edit: 'path', edits: [['/v1/', '/v2/']], told: ['api-path-changed'] },
  { edit: 'host', edits: [['api.acme', 'eu.acme']], told: ['api-servers-changed'] },
  {
    edit: 'verb and path',
    edits: [
      ['POST', 'PUT'],
      ['/v1/', '/v2/'],
    ],
    told: ['api-method-changed', 'api-path-changed'],
  },
  {
    edit: 'one more address',
    edits: [['"endpoints":[', '"endpoints":[{"method":"GET","url":"https://api.acme.test/v1/list"},']],
    told: ['endpoint-added'],
  },
  {
    edit: 'no address',
    edits: [['{"method":"POST","url":"https://api.acme.test/v1/images"}', '']],
    told: ['api-removed-without-deprecation'],
  },
  { edit: 'new model', edits: [['"acme/one"', '"acme/one","acme/two"']], told: ['model-added'] },
  { edit: 'other model', edits: [['acme/one', 'acme/two']], told: ['model-removed', 'model-added'] },
  { edit: 'other spelling of a header', edits: [['X-Key', 'x-key']], told: [] },
  {
    edit: 'header optional',
    edits: [['"required":true', '"required":false']],
    told: ['request-parameter-became-optional'],
  },
  {
    edit: 'new header',
    edits: [['"headers":[', '"headers":[{"name":"X-Team","required":true},']],
    told: ['new-required-request-parameter'],
  },
  { edit: 'default', edits: [['"default":30', '"default":20']], told: ['request-property-default-value-changed'] },
  { edit: 'required', edits: [['["prompt"]', '["prompt","steps"]']], told: ['request-property-became-required'] },
  {
    edit: 'condition inside',
    edits: [[more, `${more}"x-conditional":["ratio"],`]],
    told: ['request-property-became-conditional'],
  },
  { edit: 'status moved', edits: [['"status":200', '"status":201']], told: ['response-success-status-moved'] },
  {
    edit: 'kind of content',
    edits: [['application/json', 'text/plain']],
    told: ['response-media-type-removed', 'response-media-type-added'],
  },
  { edit: 'life of a link', edits: [['7d', '1d']], told: ['response-lifetime-changed'] },
  {
    edit: 'new error',
    edits: [['"errors":[', '"errors":[{"status":429,"title":"Slow down"},']],
    told: ['response-non-success-status-added'],
  },
  { edit: 'other words of an error', edits: [['Bad request', 'Wrong']], told: ['error-title-changed'] },
];

describe('compareFacts', () => {
  for (const { edit, edits, told } of rows) {
    it(`tells of ${edit}: ${told.join(', ') || 'no change'}`, () => {
      const changes = compareFacts({ before: facts, after: edited(edits), operation: 'images.generate' });
      expect(changes.map(({ rule }) => rule)).toEqual(told);
      expect(changes.filter(({ operation }) => operation !== 'images.generate')).toEqual([]);
      expect(changes.filter(({ position }) => position === 'provider')).toEqual([]);
    });
  }
});
