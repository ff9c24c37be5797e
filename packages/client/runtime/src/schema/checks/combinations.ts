import type { ZodType } from 'zod';
import { closestBranch } from '../closest-branch.ts';
import { sharedTag } from '../shared-tag.ts';
import { finished, pass, report } from './report.ts';
import { type Check, compound, type Payload } from './rule.ts';
import { type Verdict, verdict } from './verdicts.ts';

/** `allOf`: every schema takes the value; each fault is reported at its own place. */
export function all(schemas: readonly ZodType[]): Check {
  return compound((payload) => {
    for (const schema of schemas) pass(payload, verdict(schema, payload.value));
  });
}

/**
 * `anyOf` for schemas that zod's own union would shorten: at least one of them takes the value. Where none does, what the one
 * that came closest has against it is reported at its own place.
 */
export function atLeastOne(schemas: readonly ZodType[]): Check {
  return compound((payload) => {
    const verdicts: Verdict[] = [];
    for (const schema of schemas) {
      const issues = verdict(schema, payload.value);
      if (issues.length === 0) return;
      verdicts.push(issues);
    }
    none(payload, { rule: 'anyOf', verdicts });
  });
}

/** `oneOf`: exactly one of the schemas takes the value; where none does, the closest is reported. To be used on `z.unknown()`. */
export function exactlyOne(schemas: readonly ZodType[]): Check {
  return compound((payload) => {
    const verdicts = schemas.map((schema) => verdict(schema, payload.value));
    const fitting = verdicts.filter((issues) => issues.length === 0).length;
    if (fitting === 0) none(payload, { rule: 'oneOf', verdicts });
    if (fitting > 1)
      report(payload, { rule: 'oneOf', text: `fits ${fitting} of the forms of which it must have just one` });
  });
}

function none(payload: Payload, { rule, verdicts }: { rule: string; verdicts: readonly Verdict[] }): void {
  const branches = verdicts.map(finished);
  const tag = sharedTag(branches, payload.value);
  if (tag !== undefined) {
    report(payload, { rule: 'enum', path: tag.path, limit: tag.values, text: tag.text });
    return;
  }
  const closest = closestBranch(branches, payload.value);
  if (closest === undefined) report(payload, { rule, branches, text: 'has none of the allowed forms' });
  else pass(payload, verdicts[branches.indexOf(closest)] ?? []);
}

/** `not`: the schema must not take the value; where it can be said in a few words what is not allowed, they are given. */
export function negated(schema: ZodType, text = 'has a form that is not allowed'): Check {
  return compound((payload) => {
    if (verdict(schema, payload.value).length === 0) report(payload, { rule: 'not', text });
  });
}

/** A condition, and what holds for a value that meets it or does not. */
export interface Condition {
  readonly if: ZodType;
  readonly then?: ZodType;
  readonly else?: ZodType;
}

/**
 * `if`/`then`/`else`: what the branch that applies has against the value is reported at its own place, under its own rule.
 * The schemas see the whole value, so those of objects are to be open (`z.looseObject`).
 */
export function conditional(condition: Condition): Check {
  return compound((payload) => {
    const branch = verdict(condition.if, payload.value).length === 0 ? condition.then : condition.else;
    if (branch !== undefined) pass(payload, verdict(branch, payload.value));
  });
}

/** The types of values that a keyword can be bound to. */
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Applies a schema to values of one type, and says nothing about others. */
export function forType(type: JsonType, schema: ZodType): Check {
  return compound((payload) => {
    if (typeOf(payload.value) === type) pass(payload, verdict(schema, payload.value));
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/**
 * The schema that a `$ref` leads to; asked for when the first value is there, so that schemas can refer to themselves and to
 * each other: `z.unknown().check(reference(() => node()))`.
 */
export function reference(schema: () => ZodType): Check {
  return compound((payload) => pass(payload, verdict(schema(), payload.value)));
}
