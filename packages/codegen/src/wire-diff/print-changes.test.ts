import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { changesAsJson, printChanges } from './print-changes.ts';

const changes: readonly Change[] = [
  {
    rule: 'request-property-max-decreased',
    position: 'request',
    operation: 'images.generate',
    place: '/properties/steps/maximum',
    before: 60,
    after: 50,
    level: 'major',
  },
  { rule: 'error-row-added', position: 'error', place: '/errors/0', after: { id: 'paid' }, level: 'minor' },
  { rule: 'description-changed', position: 'provider', place: '', before: '\u001b\u202e', level: 'patch' },
];

describe('printChanges', () => {
  it('gives a line to each change, in columns, and lets no text steer the terminal', () => {
    expect(printChanges(changes)).toBe(
      [
        'major  request-property-max-decreased  request   images.generate  /properties/steps/maximum  60 -> 50',
        'minor  error-row-added                 error     -                /errors/0                  + {"id":"paid"}',
        'patch  description-changed             provider  -                /                          - "\\u001b\\u202e"',
        '',
      ].join('\n'),
    );
  });

  it('cuts long values', () => {
    const [line] = printChanges([{ ...(changes[1] as Change), after: 'x'.repeat(500) }]).split('\n');
    expect(line).toMatch(/ \+ "x{78}…$/);
  });

  it('says nothing of nothing', () => {
    expect(printChanges([])).toBe('');
    expect(changesAsJson([])).toBe('[]\n');
  });
});

describe('changesAsJson', () => {
  it('has members in one order, whole values, and no member for what is not there', () => {
    const shuffled = changes.map((change) => Object.fromEntries(Object.entries(change).reverse()) as unknown as Change);
    expect(changesAsJson(shuffled)).toBe(changesAsJson(changes));
    expect(JSON.parse(changesAsJson(changes))).toEqual(changes);
    expect(changesAsJson(changes)).toMatch(
      /^\[\n {2}\{\n {4}"rule": "request-property-max-decreased",\n {4}"level": "major",/,
    );
  });
});
