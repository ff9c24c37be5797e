import type { HeaderFields } from './transport.ts';

/**
 * The header fields of an answer as undici hands them over, names in lower case. Making the platform's `Headers` of them
 * costs as much as the rest of a small answer, and few callers ever look at one.
 */
export class ReceivedHeaders implements HeaderFields {
  readonly #fields: Readonly<Record<string, string | string[] | undefined>>;

  constructor(fields: Readonly<Record<string, string | string[] | undefined>>) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    const lower = name.toLowerCase();
    const value = Object.hasOwn(this.#fields, lower) ? this.#fields[lower] : undefined;
    return typeof value === 'string' ? value : (value?.join(', ') ?? null);
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of Object.entries(this.#fields)) {
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) visit(one, name);
    }
  }
}
