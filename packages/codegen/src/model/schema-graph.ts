/** The named schemas and what they refer to. Every walk takes time in proportion to schemas and references. */

/** Names by name: what each refers to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** All names that can be reached from some. */
export function reachable(graph: Graph, roots: Iterable<string>): Set<string> {
  const seen = new Set(roots);
  // A set goes on with what is added while it is walked.
  for (const name of seen) for (const next of graph.get(name) ?? []) seen.add(next);
  return seen;
}

/** The names that lead to any of some, those themselves included. */
export function leadingTo(graph: Graph, targets: Iterable<string>): Set<string> {
  const back = new Map<string, Set<string>>();
  for (const [name, references] of graph) {
    for (const next of references) {
      const users = back.get(next) ?? new Set();
      back.set(next, users.add(name));
    }
  }
  return reachable(back, targets);
}

/** The names that lead back to themselves (Tarjan's components, without recursion of our own). */
export function recursiveNames(graph: Graph): Set<string> {
  const found = new Set<string>();
  const walk = new ComponentWalk(graph, (members) => {
    const [only] = members;
    const isLoop = members.length > 1 || (only !== undefined && graph.get(only)?.has(only) === true);
    if (isLoop) for (const name of members) found.add(name);
  });
  for (const name of graph.keys()) walk.from(name);
  return found;
}

interface Visit {
  readonly name: string;
  readonly rest: Iterator<string>;
}

/** Visits components of names that lead to each other. */
class ComponentWalk {
  readonly #graph: Graph;
  readonly #report: (members: readonly string[]) => void;
  readonly #index = new Map<string, number>();
  readonly #low = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #stack: string[] = [];

  constructor(graph: Graph, report: (members: readonly string[]) => void) {
    this.#graph = graph;
    this.#report = report;
  }

  from(start: string): void {
    if (this.#index.has(start)) return;
    const path: Visit[] = [this.#enter(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { value: next, done } = visit.rest.next();
      if (done === true) {
        path.pop();
        this.#leave(visit.name, path.at(-1)?.name);
      } else if (!this.#index.has(next)) path.push(this.#enter(next));
      else if (this.#open.has(next)) this.#lower(visit.name, this.#index.get(next));
    }
  }

  #enter(name: string): Visit {
    this.#index.set(name, this.#index.size);
    this.#low.set(name, this.#index.size - 1);
    this.#open.add(name);
    this.#stack.push(name);
    return { name, rest: (this.#graph.get(name) ?? new Set<string>()).values() };
  }

  #lower(name: string, to: number | undefined): void {
    this.#low.set(name, Math.min(this.#low.get(name) ?? 0, to ?? 0));
  }

  #leave(name: string, parent: string | undefined): void {
    if (parent !== undefined) this.#lower(parent, this.#low.get(name));
    if (this.#low.get(name) !== this.#index.get(name)) return;
    const members = this.#stack.splice(this.#stack.lastIndexOf(name));
    for (const member of members) this.#open.delete(member);
    this.#report(members);
  }
}
