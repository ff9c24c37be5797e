import type { Boundary } from './boundary.ts';
import type { InputJudge } from './judge-input.ts';

/** Gathers inputs that a validator confirms, each once with all the keywords that it tries. */
export class GatheredBoundaries {
  readonly #all = new Map<
    string,
    { at: string; input: unknown; keywords: Set<string>; refusedBy?: readonly string[] }
  >();
  readonly #judge: InputJudge;

  constructor(least: unknown, judge: InputJudge) {
    this.#judge = judge;
    if (judge(least).size === 0) this.take('', 'type', least);
  }

  /** False where the validator refuses it. */
  take(at: string, keyword: string, input: unknown): boolean {
    if (this.#judge(input).size > 0) return false;
    this.#note(at, keyword, input);
    return true;
  }

  /** False where the validator takes it, or refuses it elsewhere or for another reason. */
  refuse(at: string, keyword: string, input: unknown): boolean {
    // That what is not listed is refused is the client's promise; a document that says nothing takes it.
    const found = keyword === 'properties' ? new Map([[at, ['unknown-property']]]) : this.#judge(input);
    const own = found.get(at) ?? [];
    const isMeant = keyword === 'properties' || own.includes(keyword) || (keyword === 'if' && own.length > 0);
    const inner = [...found.keys()].some((other) => other !== at && other.startsWith(`${at}/`));
    if (!isMeant || inner) return false;
    this.#note(at, keyword, input, own);
    return true;
  }

  /** All of them, as what makes them differ from the least input. */
  list(least: Readonly<Record<string, unknown>>): readonly Boundary[] {
    return [...this.#all.values()].map(({ at, input, keywords, refusedBy }) => ({
      at,
      keywords: [...keywords],
      ...differences(input, least),
      ...(refusedBy === undefined ? {} : { refusedBy }),
    }));
  }

  #note(at: string, keyword: string, input: unknown, refusedBy?: readonly string[]): void {
    const key = `${refusedBy === undefined ? '' : at} ${JSON.stringify(input)}`;
    const known = this.#all.get(key);
    if (known === undefined) {
      this.#all.set(key, { at, input, keywords: new Set([keyword]), ...(refusedBy && { refusedBy }) });
    } else known.keywords.add(keyword);
  }
}

function differences(
  input: unknown,
  least: Readonly<Record<string, unknown>>,
): Pick<Boundary, 'with' | 'without' | 'whole'> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { whole: input };
  const members: Record<string, unknown> = { ...input };
  const changed = Object.entries(members).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(least[name]),
  );
  const without = Object.keys(least).filter((name) => !Object.hasOwn(members, name));
  return {
    ...(changed.length > 0 ? { with: Object.fromEntries(changed) } : {}),
    ...(without.length > 0 ? { without } : {}),
  };
}
