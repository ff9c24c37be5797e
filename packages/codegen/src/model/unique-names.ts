/** Hands out names, each once. */
export class UniqueNames {
  readonly #taken: Set<string>;
  /** The number that a name was last given, so that a thousand of a kind are no million looks. */
  readonly #last = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** True while nothing is called so. */
  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  /** The first of the wanted names that is free; if none is, the last one with a number. */
  take(...wanted: readonly [string, ...string[]]): string {
    const free = wanted.find((name) => this.isFree(name));
    const name = free ?? this.#numbered(wanted.at(-1) ?? wanted[0]);
    this.#taken.add(name);
    return name;
  }

  #numbered(name: string): string {
    let number = this.#last.get(name) ?? 1;
    do number += 1;
    while (!this.isFree(`${name}${number}`));
    this.#last.set(name, number);
    return `${name}${number}`;
  }
}
