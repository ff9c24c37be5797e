/**
 * Whether a pattern can be tested in linear time by trying one way after the other. It cannot where the same text leads round a
 * loop in two ways (twice the time with each round), or from one loop into another at more than one place (a square, or worse):
 * A. Weber, H. Seidl, On the degree of ambiguity of finite automata, 1991.
 */
import type { LinearProgram } from './linear-program.ts';
import { type Automaton, automatonOf } from './position-automaton.ts';

/** Larger ones are not looked into, unless there is never a choice. */
const mostStates = 100;
/** So many choices outside of loops may double the ways: a few thousand at most. */
const mostChoices = 12;
const mostTriples = 100_000;

/** How much longer than the text the ways through it can get. */
export type Ambiguity = 'linear' | 'polynomial' | 'exponential' | 'unknown';

/** The ambiguity of a search for what a program stands for. */
export function ambiguityOf(program: LinearProgram): Ambiguity {
  const automaton = automatonOf(program);
  if (automaton === undefined) return 'unknown';
  const choices = automaton.next.slice(1).filter((byLetter) => byLetter.some((ways) => ways.length > 1)).length;
  const searches = automaton.next[0]?.some((ways) => ways.includes(0)) === true;
  if (choices === 0 && !searches) return 'linear';
  if (automaton.states > mostStates) return 'unknown';
  const components = componentsOf(automaton);
  if (doubles(automaton)) return 'exponential';
  if (choices > mostChoices) return 'unknown';
  return leadsOver(automaton, components) ? 'polynomial' : 'linear';
}

/** For each state the states that it leads to and that lead back to it. */
function componentsOf({ states, next }: Automaton): readonly ReadonlySet<number>[] {
  const reached = Array.from({ length: states }, (_, from) => {
    const found = new Set<number>(next[from]?.flat());
    for (const state of found) for (const to of next[state]?.flat() ?? []) found.add(to);
    return found;
  });
  return reached.map((found, from) => new Set([...found].filter((to) => reached[to]?.has(from))));
}

/** Two ways round a loop on the same text: from a state, apart, and together at that state again. */
function doubles({ states, letters, next }: Automaton): boolean {
  const pair = (a: number, b: number): number => a * states + b;
  const forward = new Map<number, Set<number>>();
  const backward = new Map<number, Set<number>>();
  const twice: [number, number][] = [];
  const queue = Array.from({ length: states }, (_, state) => pair(state, state));
  const seen = new Set(queue);
  for (const at of queue) {
    const [a, b] = [Math.floor(at / states), at % states];
    for (let letter = 0; letter < letters; letter += 1) {
      const left = next[a]?.[letter] ?? [];
      const right = next[b]?.[letter] ?? [];
      if (a === b && new Set(left).size < left.length) for (const to of repeated(left)) twice.push([a, to]);
      for (const x of left) {
        for (const y of right) {
          const to = pair(x, y);
          addTo(forward, at, to);
          addTo(backward, to, at);
          if (!seen.has(to)) queue.push(to);
          seen.add(to);
        }
      }
    }
  }
  for (let state = 0; state < states; state += 1) {
    const away = reachable(forward, pair(state, state));
    const back = reachable(backward, pair(state, state));
    for (const at of away) if (back.has(at) && Math.floor(at / states) !== at % states) return true;
    if (twice.some(([from, to]) => from === state && back.has(pair(to, to)))) return true;
  }
  return false;
}

/** Two loops, and a text that goes round the first, from the first to the second, and round the second. */
function leadsOver({ states, letters, next }: Automaton, components: readonly ReadonlySet<number>[]): boolean {
  const loops = components.flatMap((component, state) => (component.size > 0 ? [state] : []));
  let triples = 0;
  for (const p of loops) {
    for (const q of loops) {
      if (p === q) continue;
      const key = (a: number, b: number, c: number): number => (a * states + b) * states + c;
      const goal = key(p, q, q);
      const queue: [number, number, number][] = [[p, p, q]];
      const seen = new Set([key(p, p, q)]);
      for (const [a, b, c] of queue) {
        for (let letter = 0; letter < letters; letter += 1) {
          for (const x of next[a]?.[letter] ?? []) {
            if (!components[p]?.has(x)) continue;
            for (const z of next[c]?.[letter] ?? []) {
              if (!components[q]?.has(z)) continue;
              for (const y of next[b]?.[letter] ?? []) {
                const to = key(x, y, z);
                if (to === goal) return true;
                triples += 1;
                if (triples > mostTriples) return true;
                if (!seen.has(to)) queue.push([x, y, z]);
                seen.add(to);
              }
            }
          }
        }
      }
    }
  }
  return false;
}

function repeated(list: readonly number[]): number[] {
  return list.filter((value, index) => list.indexOf(value) !== index);
}

function addTo(edges: Map<number, Set<number>>, from: number, to: number): void {
  const known = edges.get(from) ?? new Set<number>();
  known.add(to);
  edges.set(from, known);
}

function reachable(edges: ReadonlyMap<number, ReadonlySet<number>>, from: number): Set<number> {
  const found = new Set(edges.get(from));
  for (const at of found) for (const to of edges.get(at) ?? []) found.add(to);
  return found;
}
