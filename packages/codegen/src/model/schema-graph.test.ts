import { describe, expect, it } from 'vitest';
import { leadingTo, reachable, recursiveNames } from './schema-graph.ts';

function graph(edges: Record<string, string>): Map<string, Set<string>> {
  return new Map(Object.entries(edges).map(([name, to]) => [name, new Set(to.split('').filter((one) => one !== ''))]));
}

describe('a graph of schemas', () => {
  const loops = graph({ a: 'b', b: 'cd', c: 'a', d: 'e', e: 'e', f: 'a', g: '' });

  it('knows which lead back to themselves', () => {
    expect([...recursiveNames(loops)].sort()).toEqual(['a', 'b', 'c', 'e']);
  });

  it('knows what can be reached, and from where', () => {
    expect([...reachable(loops, ['d'])]).toEqual(['d', 'e']);
    expect([...leadingTo(loops, ['c'])].sort()).toEqual(['a', 'b', 'c', 'f']);
  });

  it('survives a chain of a hundred thousand and a net of as many references', () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, at) => [`${at}`, new Set([`${(at + 1) % 100_000}`])]));
    expect(recursiveNames(chain).size).toBe(100_000);
    const names = Array.from({ length: 320 }, (_, at) => `${at}`);
    const net = new Map(names.map((name) => [name, new Set(names)]));
    expect(recursiveNames(net).size).toBe(320);
  });
});
