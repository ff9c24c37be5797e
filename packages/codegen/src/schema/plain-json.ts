import { child, type Json, setMember } from '../json.ts';

/** How deep a schema may be: each level costs stack when it is written, loaded and used. */
export const deepest = 500;

/** A copy of a value, or where and why there is none. */
export type PlainJson =
  | { readonly value: Json }
  | { readonly code: 'schema-invalid' | 'schema-depth'; readonly pointer: string; readonly problem: string };

/** Copies a value, so that each object of it stands in one place only, and refuses what JSON cannot say. */
export function plainJson(value: unknown): PlainJson {
  try {
    return { value: copy(value, '', 0) };
  } catch (error) {
    if (error instanceof NotPlain) return { code: error.code, pointer: error.pointer, problem: error.message };
    throw error;
  }
}

class NotPlain extends Error {
  readonly pointer: string;
  readonly code: 'schema-invalid' | 'schema-depth';

  constructor(pointer: string, message: string, code: 'schema-invalid' | 'schema-depth' = 'schema-invalid') {
    super(message);
    this.pointer = pointer;
    this.code = code;
  }
}

function copy(value: unknown, pointer: string, depth: number): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new NotPlain(pointer, `${value} is no JSON number.`);
  }
  if (typeof value !== 'object') throw new NotPlain(pointer, `A ${typeof value} is no JSON value.`);
  if (depth > deepest) {
    throw new NotPlain(
      pointer.slice(0, 100),
      `It is nested more than ${deepest} deep; give its inner parts names in $defs and refer to them.`,
      'schema-depth',
    );
  }
  if (Array.isArray(value)) return value.map((item, index) => copy(item, child(pointer, index), depth + 1));
  const result = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) setMember(result, key, copy(member, child(pointer, key), depth + 1));
  }
  return result;
}
