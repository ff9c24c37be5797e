import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { greatestLevel, ruleOf, rules } from './rules.ts';
import { rulesPage } from './rules-page.ts';

describe('rules', () => {
  it('have ids of their own, in words and dashes, and a reason that is a sentence', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(rules.filter(({ why }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
  });

  it('say what of requests and of answers they are about', () => {
    const wrong = rules.filter(
      ({ id, position }) =>
        (/(^|-)request-/.test(id) && position !== 'request') ||
        (/^(required-|optional-)?response-/.test(id) && position !== 'response'),
    );
    expect(wrong).toEqual([]);
  });

  it('throws where a change has no rule', () => {
    expect(() => ruleOf('request-weather-changed')).toThrow('There is no rule request-weather-changed.');
  });

  it('take the greatest of the levels', () => {
    const level = (id: string) => ({ level: ruleOf(id).level });
    expect(greatestLevel([])).toBe('none');
    expect(greatestLevel([level('description-changed')])).toBe('patch');
    expect(greatestLevel([level('description-changed'), level('endpoint-added')])).toBe('minor');
    expect(greatestLevel([level('endpoint-added'), level('request-property-removed'), level('evidence-changed')])).toBe(
      'major',
    );
  });

  it('stand in the documentation: pnpm --filter @limner/codegen rules writes them', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../../docs/changes.md'), 'utf8')).toBe(rulesPage());
  });
});
