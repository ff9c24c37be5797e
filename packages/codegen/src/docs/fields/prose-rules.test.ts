import { expect, it } from 'vitest';
import type { FactSchema } from '../page-facts.ts';
import type { ProseFinding } from './prose-rule.ts';
import { proseRules } from './prose-rules.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const list = { type: 'array' };
const sides = { anyOf: [], properties: { width: integer, height: integer } };

/** By rule: sentences with what it reads in them, and sentences that hold no such fact. */
const pages: Readonly<Record<string, { reads: [string, FactSchema, ProseFinding][]; leaves: [string, FactSchema][] }>> =
  {
    'listed-values': {
      reads: [
        ['How many pictures. Valid values: 1, 2, 3, or 4', integer, { schema: { enum: [1, 2, 3, 4] } }],
        [
          "Valid values: '3:4', '9:16', or '16:9'. Note: not always.",
          text,
          { schema: { enum: ['3:4', '9:16', '16:9'] } },
        ],
        ['Supported values are jpeg and png.', text, { schema: { enum: ['jpeg', 'png'] } }],
        ['Allowed values: 1 to 4.', integer, { schema: { minimum: 1, maximum: 4 } }],
        ['Valid values: see below', text, { unread: 'The values that it lists could not be told apart.' }],
        ['Valid values: one, two', integer, { unread: 'The values that it lists could not be told apart.' }],
      ],
      leaves: [['Choose 80 for the web, 100 for print.', integer]],
    },
    'one-of': {
      reads: [['Must be one of: auto, low, high.', text, { schema: { enum: ['auto', 'low', 'high'] } }]],
      leaves: [
        ['One of the named sizes.', text],
        ['One of us', text],
      ],
    },
    'coded-values': {
      reads: [['1=fine, 0=failed', integer, { schema: { enum: [1, 0] } }]],
      leaves: [
        ['1=fine, 0=failed', text],
        ['Where a=1, b=2 holds', integer],
        ['1=fine', integer],
      ],
    },
    range: {
      reads: [
        ['A number ranging from 2 to 9.', integer, { schema: { minimum: 2, maximum: 9 } }],
        ['Strength, range: 0.5 - 2', { type: 'number' }, { schema: { minimum: 0.5, maximum: 2 } }],
        ['A value between -1 and 10', integer, { schema: { minimum: -1, maximum: 10 } }],
      ],
      leaves: [
        ['Texts ranging from 2 to 9 words', text],
        ['Set 2.5 for freedom, 5.0 for closeness.', { type: 'number' }],
      ],
    },
    'range-of-sides': {
      reads: [
        [
          'Size (width x height), each dimension ranging from 8 to 12.',
          text,
          { schema: { pattern: '^([8-9]|1[0-2])x([8-9]|1[0-2])$' } },
        ],
      ],
      leaves: [['Each dimension ranging from 8 to 12.', text]],
    },
    least: {
      reads: [
        ['Minimum: 5', integer, { schema: { minimum: 5 } }],
        ['At least 12.', integer, { schema: { minimum: 12 } }],
      ],
      leaves: [
        ['At least 12 words', integer],
        ['At least 12.', text],
      ],
    },
    most: {
      reads: [['Up to 4.', integer, { schema: { maximum: 4 } }]],
      leaves: [
        ['Up to 14 days', integer],
        ['Up to 4.5x faster', integer],
      ],
    },
    'greater-than': {
      reads: [['It must be greater than 0', integer, { schema: { exclusiveMinimum: 0 } }]],
      leaves: [['It should be greater than 0', integer]],
    },
    'most-characters': {
      reads: [
        ['What to draw, up to 800 characters.', text, { schema: { maxLength: 800 } }],
        ['Maximum length of 90 chars', text, { schema: { maxLength: 90 } }],
      ],
      leaves: [['Up to 800 characters.', list]],
    },
    'least-characters': {
      reads: [['At least 3 characters', text, { schema: { minLength: 3 } }]],
      leaves: [['At least 3 words', text]],
    },
    'exact-items': {
      reads: [['Needed for editing. Provide 1 image.', list, { schema: { minItems: 1, maxItems: 1 } }]],
      leaves: [['Provide 1 image.', text]],
    },
    'most-items': {
      reads: [['Up to 3 images to mix', list, { schema: { maxItems: 3 } }]],
      leaves: [['Up to 3 minutes', list]],
    },
    'multiple-of': {
      reads: [
        ['It must be a multiple of 8.', integer, { schema: { multipleOf: 8 } }],
        [
          'For both height and width, the value must be a multiple of 32.',
          sides,
          { members: { height: { multipleOf: 32 }, width: { multipleOf: 32 } } },
        ],
      ],
      leaves: [['For both rows and columns, the value must be a multiple of 32.', sides]],
    },
    'here-it-is': {
      reads: [
        ['The name of the model, here it is Acme/Paint-2.0.', text, { schema: { const: 'Acme/Paint-2.0' } }],
        ['here it is `x`', text, { schema: { const: 'x' } }],
      ],
      leaves: [['here it is 5', integer]],
    },
    expires: {
      reads: [
        ['Links will expire within 7 days, so keep a copy.', list, { schema: { 'x-expires': '7d' } }],
        ['The address is valid for 12 hours', text, { schema: { 'x-expires': '12h' } }],
      ],
      leaves: [['Links live a few days', text]],
    },
    subfields: {
      reads: [
        [
          'As a link, the subfield is url;\nas data, the subfield is b64.',
          list,
          { schema: { items: { properties: { url: {}, b64: {} } } } },
        ],
        ['the subfield is url', { type: 'object' }, { schema: { properties: { url: {} } } }],
      ],
      leaves: [['It has subfields', list]],
    },
    'not-beside': {
      reads: [
        [
          'Do not include this parameter when changing a picture (when image_urls is provided).',
          text,
          { notBeside: ['image_urls'] },
        ],
      ],
      leaves: [['Do not include this parameter in tests.', text]],
    },
    'date-format': {
      reads: [['When it began, in ISO 8601 format', text, { schema: { format: 'date-time' } }]],
      leaves: [['When it began', text]],
    },
  };

it('has a page of sentences for each rule', () => {
  expect(Object.keys(pages)).toEqual(proseRules.map(({ name }) => name));
});

for (const rule of proseRules) {
  const { reads, leaves } = pages[rule.name] ?? { reads: [], leaves: [] };
  it.each(reads)(`${rule.name} reads: %s`, (sentence, schema, found) => {
    expect(rule.read(sentence, schema)).toEqual(found);
  });
  it.each(leaves)(`${rule.name} leaves: %s`, (sentence, schema) => {
    expect(rule.read(sentence, schema)).toBeUndefined();
  });
}
