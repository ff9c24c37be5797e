import type { HeaderFields } from './transport.ts';

/**
 * The header fields of an answer as undici hands them over, names in lower case; a dispatcher of the caller's own may spell
 * them otherwise. Making the platform's `Headers` of them costs as much as the rest of a small answer, and few callers ever
 * look at one.
 */
export class ReceivedHeaders implements HeaderFields {
  readonly #fields: Readonly<Record<string, string | string[] | undefined>>;

  constructor(fields: Readonly<Record<string, string | string[] | undefined>>) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    const lower = name.toLowerCase();
    const spelled = Object.hasOwn(this.#fields, lower) ? lower : this.#spelled(lower);
    const value = spelled === undefined ? undefined : this.#fields[spelled];
    return typeof value === 'string' ? value : (value?.join(', ') ?? null);
  }

  #spelled(lower: string): string | undefined {
    return Object.keys(this.#fields).find((name) => name.length === lower.length && name.toLowerCase() === lower);
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of Object.entries(this.#fields)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) visit(one, name);
    }
  }
}
