import { expect, it } from 'vitest';
import { findComponents } from './components.ts';

function graph(edges: Record<string, string>): Map<string, Set<string>> {
  return new Map(Object.entries(edges).map(([name, targets]) => [name, new Set(targets)]));
}

it('finds what leads back to itself', () => {
  const { recursive, of } = findComponents(graph({ a: 'b', b: 'cd', c: 'a', d: 'e', e: '', f: 'f', g: 'a' }));
  expect([...recursive].sort()).toEqual(['a', 'b', 'c', 'f']);
  expect(of.get('a')).toBe(of.get('c'));
  expect(of.get('a')).not.toBe(of.get('g'));
});

it('counts the longest way', () => {
  const { height } = findComponents(graph({ a: 'bc', b: 'c', c: 'd', d: '' }));
  expect(Object.fromEntries(height)).toEqual({ d: 0, c: 1, b: 2, a: 3 });
});

it('takes a chain that recursion could not', () => {
  const chain = new Map(Array.from({ length: 100_000 }, (_, at) => [`n${at}`, new Set([`n${at + 1}`])]));
  expect(findComponents(chain).height.get('n0')).toBe(99_999);
});
