import type { ts } from 'ts-morph';
import { child } from '../../json.ts';
import type { Change, Level, Position } from '../../wire-diff/change.ts';

/** What users pass, or what they are given: the direction in which a type may grow. */
export type Role = 'request' | 'response';

/** A type in both revisions. */
export type Pair = readonly [before: ts.Type, after: ts.Type];

/** Where a comparison has come to. */
export interface Where {
  /** Names on the way from an exported name, which is the first. */
  readonly path: readonly string[];
  readonly role: Role;
  /** The method that it was reached by, as long as no exported name lies between. */
  readonly operation?: string;
}

/** What is found, without what every change of the same place has. */
interface Found {
  readonly rule: string;
  readonly level: Level;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One comparison of the types of a package: the compiler, and what was found so far. */
export class Comparison {
  readonly checker: ts.TypeChecker;
  readonly changes: Change[] = [];
  readonly #own: (file: string) => boolean;
  readonly #seen = new Map<ts.Type, Map<ts.Type, Set<Role>>>();

  constructor(checker: ts.TypeChecker, own: (file: string) => boolean) {
    this.checker = checker;
    this.#own = own;
  }

  /** Whether the symbol is declared by the package itself, in either revision. */
  isOwn(symbol: ts.Symbol | undefined): boolean {
    return symbol?.declarations?.some((declaration) => this.#own(declaration.getSourceFile().fileName)) ?? false;
  }

  /** Whether this pair comes for the first time in this role: types may lead back to themselves. */
  isNew(before: ts.Type, after: ts.Type, role: Role): boolean {
    const others = this.#seen.get(before) ?? new Map<ts.Type, Set<Role>>();
    this.#seen.set(before, others);
    const roles = others.get(after) ?? new Set<Role>();
    others.set(after, roles);
    if (roles.has(role)) return false;
    roles.add(role);
    return true;
  }

  /** Notes a difference of what is passed or given. */
  note({ path, role, operation }: Where, found: Found): void {
    this.noteAt(path, role, found, operation);
  }

  /** Notes a difference of the surface itself. */
  noteAt(path: readonly string[], position: Position, ...[found, operation]: [Found, string?]): void {
    const { rule, level, ...values } = found;
    const place = path.reduce(child, '');
    this.changes.push({ rule, position, ...(operation ? { operation } : {}), place, ...values, level });
  }

  /** A type as a person would write it, shortened. */
  shown(type: ts.Type): string {
    const text = this.checker.typeToString(type).replaceAll(/\s+/g, ' ');
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  }
}
