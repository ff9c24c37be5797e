/**
 * Checks for JSON Schema keywords that zod has no word for, for generated validators.
 *
 * All but `forbidden` are zod checks, to be given to `.check(...)` of the schema that they belong to. They run even when
 * other rules of the same value failed, so that all faults are reported together:
 *
 * ```ts
 * z.strictObject({ ... }).check(conditional({ if: a, then: b }), present(['x']))
 * ```
 */
import * as z from 'zod';
import { declaredNames } from './declared-names.ts';
import type { CheckParams, ZodIssue } from './zod-issue.ts';

type Check = z.core.$ZodCheck<unknown>;
type Payload = z.core.ParsePayload<unknown>;

/**
 * `if`/`then`/`else`: what the branch that applies has against the value is reported at its own place, under its own rule.
 * The schemas see the whole value, so those of objects are to be open (`z.looseObject`).
 */
export function conditional(schemas: {
  readonly if: z.ZodType;
  readonly then?: z.ZodType;
  readonly else?: z.ZodType;
}): Check {
  return always((payload) => {
    const branch = schemas.if.safeParse(payload.value).success ? schemas.then : schemas.else;
    for (const issue of branch === undefined ? [] : faults(branch, payload.value)) addIssue(payload, issue);
  });
}

/** `oneOf`: exactly one of the schemas takes the value. To be used on `z.unknown()`. */
export function exactlyOne(schemas: readonly z.ZodType[]): Check {
  return always((payload) => {
    const branches = schemas.map((schema) => faults(schema, payload.value));
    const fitting = branches.filter((branch) => branch.length === 0).length;
    if (fitting === 0) fail(payload, { rule: 'oneOf', branches }, 'has none of the allowed forms');
    if (fitting > 1) fail(payload, { rule: 'oneOf' }, `fits ${fitting} of the forms of which it must have just one`);
  });
}

/** `anyOf` for schemas that zod's own union would shorten: at least one of them takes the value. */
export function atLeastOne(schemas: readonly z.ZodType[]): Check {
  return always((payload) => {
    const branches = schemas.map((schema) => faults(schema, payload.value));
    if (branches.every((branch) => branch.length > 0))
      fail(payload, { rule: 'anyOf', branches }, 'has none of the allowed forms');
  });
}

/** `allOf`: every schema takes the value; each fault is reported at its own place. */
export function all(schemas: readonly z.ZodType[]): Check {
  return always((payload) => {
    for (const issue of schemas.flatMap((schema) => faults(schema, payload.value))) addIssue(payload, issue);
  });
}

/** `not`: the schema must not take the value. */
export function negated(schema: z.ZodType): Check {
  return always((payload) => {
    if (faults(schema, payload.value).length === 0) fail(payload, { rule: 'not' }, 'has a form that is not allowed');
  });
}

/** `required` for names that are no declared properties; like the keyword, it says nothing about values that are no objects. */
export function present(names: readonly string[]): Check {
  return always((payload) => {
    const { value } = payload;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const name of names) {
      const there = Object.hasOwn(value, name) && Object.getOwnPropertyDescriptor(value, name)?.value !== undefined;
      if (!there) fail(payload, { rule: 'required' }, 'is required', [name]);
    }
  });
}

/** The boolean schema `false` as a property: `forbidden.optional()`. Reported as rule `not`, "is not allowed here". */
export const forbidden: z.ZodNever = z.never();

/** The check runs whatever else is wrong with the value; a plain one would be skipped after the first type fault. */
function always(run: (payload: Payload) => void): Check {
  const check = z.check<unknown>(run);
  check._zod.def.when = () => true;
  return check;
}

function faults(schema: z.ZodType, value: unknown): readonly ZodIssue[] {
  return schema.safeParse(value, { error: declaredNames }).error?.issues ?? [];
}

function fail(payload: Payload, params: CheckParams, message: string, path: PropertyKey[] = []): void {
  payload.issues.push({ code: 'custom', path, message, params: { ...params }, input: payload.value, continue: true });
}

/** An issue that another schema made of the same value goes on as it is. */
function addIssue(payload: Payload, issue: ZodIssue): void {
  payload.issues.push({ ...issue, path: [...issue.path], input: payload.value, continue: true } as z.core.$ZodRawIssue); // the same shape: raw issues only add the input
}
