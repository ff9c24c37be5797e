import { describe, expect, it } from 'vitest';
import type { Change } from '../../wire-diff/change.ts';
import type { Signal } from '../signal.ts';
import { listedChanges } from './listed-changes.ts';

const wire: Signal = {
  source: 'wire',
  change: {
    ...{ rule: 'request-property-max-decreased', position: 'request', operation: 'images.make', level: 'major' },
    place: '/components/schemas/Draw/properties/steps/maximum',
  },
};

const types = (change: Partial<Change>): Signal => ({
  source: 'types',
  change: { rule: 'request-type-changed', position: 'request', place: '/Draw/steps', level: 'major', ...change },
});

const verdict = (change: Partial<Change>): Signal => ({
  source: 'verdicts',
  change: {
    ...{
      rule: 'request-newly-refused',
      position: 'request',
      operation: 'images.make',
      place: '/steps',
      level: 'major',
    },
    ...change,
  },
});

const told = (...signals: Signal[]): string[] => listedChanges(signals).map(({ rule }) => rule);

describe('listedChanges', () => {
  it('tells once what several signals noticed, in the words of the wire', () => {
    expect(told(verdict({}), types({}), wire)).toEqual(['request-property-max-decreased']);
  });

  it('tells of a rename once, by both names', () => {
    const renamed: Signal = {
      source: 'wire',
      change: { ...wire.change, rule: 'request-property-renamed', before: 'steps', after: 'num_steps' },
    };
    const added = types({ rule: 'request-type-key-added', place: '/Draw/num_steps', level: 'minor' });
    expect(told(renamed, types({ rule: 'request-type-key-removed' }), added)).toEqual(['request-property-renamed']);
  });

  it('tells what the wire does not: of another value, another operation or another direction', () => {
    for (const other of [
      verdict({ place: '/size' }),
      verdict({ operation: 'images.list' }),
      verdict({ position: 'response' }),
    ]) {
      expect(told(wire, other)).toEqual(['request-property-max-decreased', 'request-newly-refused']);
    }
  });

  it('tells the graver one, too, and first', () => {
    const lesser: Signal = { source: 'wire', change: { ...wire.change, level: 'minor' } };
    expect(told(lesser, types({}))).toEqual(['request-type-changed', 'request-property-max-decreased']);
  });
});
