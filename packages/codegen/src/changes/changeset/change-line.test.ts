import { describe, expect, it } from 'vitest';
import { changeLine, nameOf } from './change-line.ts';
import type { ListedChange } from './listed-changes.ts';

const line = (change: Partial<ListedChange>): string =>
  changeLine({
    ...{ rule: 'request-property-default-value-changed', position: 'request', level: 'minor', operations: ['a.b'] },
    ...{ place: '/components/schemas/Draw/properties/steps/default', ...change },
  });

describe('changeLine', () => {
  it('tells the rule, where, what was and is, and who says so', () => {
    expect(
      changeLine(
        {
          ...{ rule: 'x-changed', position: 'request', level: 'major', operations: ['a.b', 'a.c'] },
          ...{ place: '/Draw/steps', before: 1, after: [2] },
        },
        'https://acme.test, read 2026-01-02',
      ),
    ).toBe('- x-changed (breaking): a.b, a.c `Draw.steps`, `1` -> `[2]` (https://acme.test, read 2026-01-02)');
    expect(line({ before: 1 })).toContain('`Draw.steps`, was `1`');
    expect(line({ after: 1 })).toContain('`Draw.steps`, now `1`');
  });

  it('tells values apart that look the same', () => {
    expect(line({ before: false, after: 'false' })).toContain('`false` -> `"false"`');
  });

  it('shows long values from where they differ', () => {
    const same = 'x'.repeat(200);
    const told = line({ before: `${same}old`, after: `${same}new` });
    expect(told).toContain('xold` -> `…');
    expect(told.length).toBeLessThan(200);
  });

  it('keeps what a page says on one line, inside of code', () => {
    expect(line({ after: '`\n\n---\n# free' })).toMatch(/^- [^\n]*, now `' --- # free`$/);
  });
});

describe('nameOf', () => {
  for (const [place, name] of [
    ['/components/schemas/Draw/properties/size/anyOf/0/properties/width/minimum', 'Draw.size.width'],
    ['/components/schemas/Draw/properties/properties/type', 'Draw.properties'],
    ['/components/schemas/Draw', 'Draw'],
    ['/Draw/steps', 'Draw.steps'],
    ['/paths/~1v2~1draw/post/responses/202', 'post.responses.202'],
    ['', '/'],
  ] as const) {
    it(`names ${place || 'the whole'} ${name}`, () => expect(nameOf(place)).toBe(name));
  }
});
