import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';
import type { Tried } from './try-mutant.ts';

/** A line of the file. */
type Line = Omit<Tried, 'mutant'> & { readonly id: string };

/**
 * What was tried already, for a run that goes on after it was ended, and for the page: killed once is killed, as cases
 * are only added. What could not run is tried again.
 */
export class ResultsFile {
  readonly #path: string | undefined;

  /** Without a path nothing is kept. */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** What became of these mutants in earlier runs; with `again` those that survived are left out, to be tried anew. */
  read(mutants: readonly Mutant[], { again = false }: { readonly again?: boolean } = {}): Tried[] {
    if (this.#path === undefined || !existsSync(this.#path)) return [];
    const lines = readFileSync(this.#path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    // Our own file, a line a mutant; the last one stands.
    const told = new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.id, line]));
    return mutants.flatMap((mutant) => {
      const line = told.get(mutant.id);
      if (line === undefined || line.state === 'broken' || (again && line.state === 'survived')) return [];
      const { id: _, ...rest } = line;
      return [{ mutant, ...rest }];
    });
  }

  /** Keeps what became of a mutant. */
  add({ mutant, ...told }: Tried): void {
    const line: Line = { id: mutant.id, ...told };
    if (this.#path !== undefined) appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }
}
