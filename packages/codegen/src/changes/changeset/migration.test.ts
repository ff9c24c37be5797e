import { describe, expect, it } from 'vitest';
import { rules } from '../../wire-diff/rules.ts';
import type { ListedChange } from './listed-changes.ts';
import { adviceOf, migrationLine } from './migration.ts';

const steps = '/paths/~1v1~1qwen-image/post/requestBody/content/application~1json/schema/properties/steps';

const line = (change: Partial<ListedChange> & { rule: string }): string =>
  migrationLine({ position: 'request', operations: [], place: steps, level: 'major', ...change });

describe('migrationLine', () => {
  it('says what to write instead', () => {
    expect(line({ rule: 'request-property-max-decreased', operations: ['images.make'], before: 50, after: 40 })).toBe(
      '- images.make: keep `steps` at `40` at most.',
    );
    expect(line({ rule: 'request-property-renamed', before: 'steps', after: 'num_steps' })).toBe(
      '- write `num_steps` in place of `steps`.',
    );
    expect(line({ rule: 'request-property-max-length-set', after: 9 })).toBe(
      '- keep the size of `steps` at `9` at most.',
    );
    expect(line({ rule: 'request-property-exclusive-max-set', after: 9 })).toBe('- keep `steps` below `9`.');
    expect(line({ rule: 'response-property-became-nullable' })).toBe('- be ready for null in `steps`.');
    expect(line({ rule: 'request-property-enum-value-removed', before: 'webp' })).toBe(
      '- send another value of `steps` than `webp`.',
    );
  });

  it('asks to look where it knows nothing better', () => {
    expect(line({ rule: 'unheard-of' })).toBe('- look at every use of `steps`; what it means has changed.');
  });

  it('writes names and values of a document on one line, and never as code of its own', () => {
    const told = line({ rule: 'request-property-renamed', before: 'a`b', after: 'c\n\n# d' });
    expect(told).toBe("- write `c # d` in place of `a'b`.");
    expect(line({ rule: 'request-property-removed', place: '/components/schemas/A/properties/x`\ny' })).not.toMatch(
      /\n/,
    );
  });

  for (const { id, position } of rules.filter(({ level }) => level === 'major')) {
    it(`has advice for ${id}`, () => {
      const [pattern] = adviceOf(id) ?? [];
      expect(pattern).toBeDefined();
      // Advice to who sends is no advice to who reads.
      if (position === 'response') expect(pattern?.source).not.toMatch(/^\^(request|new-required)/);
    });
  }
});
