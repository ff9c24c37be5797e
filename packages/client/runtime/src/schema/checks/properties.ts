import type { ZodType } from 'zod';
import { shown } from '../wording.ts';
import { hasMember, isObject, type JsonObject, memberNames } from './members.ts';
import { finished, pass, report } from './report.ts';
import { type Check, compound, type Payload, rule } from './rule.ts';
import { issuesOf, verdict } from './verdicts.ts';

/** What tells whether a text fits: a RegExp, or a program for patterns that RegExp would take too long for. */
export interface TextMatcher {
  readonly source: string;
  test(text: string): boolean;
  /** For messages. */
  toString(): string;
}

/** Names that others answer for: those listed, and those that fit a pattern. */
export interface NameSet {
  readonly names: readonly string[];
  readonly patterns: readonly TextMatcher[];
}

/** `properties`, for names that zod's objects do not keep apart from inherited ones: `__proto__`, `constructor`, `toString`. */
export function properties(schemas: Readonly<Record<string, ZodType>>): Check {
  const entries = Object.entries(schemas);
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, schema] of entries) if (hasMember(value, name)) member(payload, { name, schema, object: value });
  });
}

/** `patternProperties`: each schema takes every property whose name its pattern finds something in. */
export function patternProperties(entries: readonly (readonly [TextMatcher, ZodType])[]): Check {
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const name of memberNames(value))
      for (const [pattern, schema] of entries) if (pattern.test(name)) member(payload, { name, schema, object: value });
  });
}

/** `additionalProperties`: the schema takes every property but those that are named. `z.never()` allows none. */
export function additionalProperties({ names, patterns }: NameSet, schema: ZodType): Check {
  const known = new Set(names);
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const name of memberNames(value)) {
      if (known.has(name) || patterns.some((pattern) => pattern.test(name))) continue;
      restMember(payload, { name, schema, object: value, known: names });
    }
  });
}

/** A property of an object, and the schema that is to take it. */
interface Member {
  readonly object: JsonObject;
  readonly name: string;
  readonly schema: ZodType;
}

/** A property that no keyword names: where none is allowed, it is an unknown one. */
export function restMember(payload: Payload, { known, ...rest }: Member & { readonly known: readonly string[] }): void {
  const { name, schema } = rest;
  if (schema._zod.def.type !== 'never') member(payload, rest);
  else report(payload, { rule: 'unknown-property', text: `unknown property ${shown(name)}`, path: [name], known });
}

function member(payload: Payload, { object, name, schema }: Member): void {
  pass(payload, issuesOf(schema, object[name]), [name]);
}

/** `propertyNames`: the schema takes the name of every property. */
export function propertyNames(schema: ZodType): Check {
  return compound((payload) => {
    if (!isObject(payload.value)) return;
    for (const name of memberNames(payload.value)) {
      const issues = verdict(schema, name);
      if (issues.length === 0) continue;
      const text = `has a name that is not allowed: ${shown(name)}`;
      report(payload, { rule: 'propertyNames', text, path: [name], name: { is: name, issues: finished(issues) } });
    }
  });
}

/** `required` for names that are no declared properties; like the keyword, it says nothing about values that are no objects. */
export function present(names: readonly string[]): Check {
  return rule((payload) => {
    if (!isObject(payload.value)) return;
    for (const name of names)
      if (!hasMember(payload.value, name)) report(payload, { rule: 'required', text: 'is required', path: [name] });
  });
}

/** `dependentRequired`: where a property is there, so are others. */
export function dependentRequired(names: Readonly<Record<string, readonly string[]>>): Check {
  const entries = Object.entries(names);
  return rule((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, others] of entries) {
      if (!hasMember(value, name)) continue;
      for (const other of others.filter((one) => !hasMember(value, one)))
        report(payload, {
          rule: 'dependentRequired',
          text: `is required where there is ${shown(name)}`,
          limit: name,
          path: [other],
        });
    }
  });
}

/** `dependentSchemas`: where a property is there, the schema takes the whole object. */
export function dependentSchemas(schemas: Readonly<Record<string, ZodType>>): Check {
  const entries = Object.entries(schemas);
  return compound((payload) => {
    const { value } = payload;
    if (!isObject(value)) return;
    for (const [name, schema] of entries) if (hasMember(value, name)) pass(payload, verdict(schema, value));
  });
}
