import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/**
 * A pattern without what looks around or back, and what it looks for as patterns of their own: each of them costs at least what
 * the whole does with it. A look back is what it looks back to, once more.
 */
export function lookingParts(source: string): string[] {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
  const edits: { start: number; end: number; text: string }[] = [];
  const looks: string[] = [];
  let around = 0;
  visitRegExpAST(pattern, {
    onAssertionEnter: (assertion) => {
      if (assertion.kind !== 'lookahead' && assertion.kind !== 'lookbehind') return;
      around += 1;
      if (around > 1) return;
      edits.push({ start: assertion.start, end: assertion.end, text: '(?:)' });
      looks.push(`^(?:${rawOf(assertion.alternatives)})`);
    },
    onAssertionLeave: ({ kind }) => {
      if (kind === 'lookahead' || kind === 'lookbehind') around -= 1;
    },
    onBackreferenceEnter: ({ resolved, start, end }) => {
      const group = [resolved].flat()[0];
      const isInside = group !== undefined && group.start < start && start < group.end;
      const text = group === undefined || isInside ? '(?:)' : `(?:${rawOf(group.alternatives)})`;
      if (around === 0) edits.push({ start, end, text });
    },
  });
  const inOrder = edits.sort((a, b) => b.start - a.start);
  const rest = inOrder.reduce(
    (text, { start, end, text: other }) => text.slice(0, start) + other + text.slice(end),
    source,
  );
  return [rest, ...looks.flatMap(lookingParts)];
}

function rawOf(alternatives: readonly AST.Alternative[]): string {
  return alternatives
    .map(({ raw }) => raw)
    .join('|')
    .replaceAll(/\(\?<[^=!>]+>/g, '(?:');
}
