import type { core } from 'zod';
import { declaredNames } from '../declared-names.ts';
import { brief } from '../wording.ts';
import type { CheckParams, ZodIssue } from '../zod-issue.ts';
import type { Payload } from './rule.ts';
import type { Verdict } from './verdicts.ts';

/** One fault that a check found. */
export interface Fault extends CheckParams {
  /** Words that go behind the name of the place. */
  readonly text: string;
  /** From the value of the check to the place at fault. */
  readonly path?: readonly PropertyKey[];
}

/** As with zod's own, a value that is another one altogether ends the native checks, and is no near miss for a union. */
const final: ReadonlySet<string> = /* @__PURE__ */ new Set(['type', 'const', 'enum']);

/** Adds a fault to what is said of a value. */
export function report(payload: Payload, { text, path = [], branches, known, name, ...said }: Fault): void {
  const params = path.length === 0 ? { ...said, received: brief(payload.value) } : said;
  payload.issues.push({
    code: 'custom',
    path: [...path],
    message: text,
    // What is there for machines alone is not printed: branches share what is inside them, and would be written out for each.
    params: Object.defineProperties(params, {
      branches: { value: branches },
      known: { value: known },
      name: { value: name },
    }),
    input: payload.value,
    continue: !final.has(said.rule) || undefined,
  });
}

/**
 * Nobody reads more. Without a limit, schemas that name the same one twice, level by level, would tell the same issue as
 * often as there are ways to it.
 */
const mostIssues = 1000;

/** Issues that another schema made of the value, or of a part of it, go on as they are, but end no check of ours. */
export function pass(payload: Payload, issues: Verdict, path: readonly PropertyKey[] = []): void {
  for (const issue of issues.slice(0, Math.max(0, mostIssues - payload.issues.length)))
    payload.issues.push({
      ...issue,
      path: [...path, ...(issue.path ?? [])],
      continue: issue.continue === true || undefined,
    });
}

const handedOut = new WeakMap<Verdict, readonly ZodIssue[]>();

/** The same issues as zod hands them out, for the params of an issue of ours. */
export function finished(issues: Verdict): readonly ZodIssue[] {
  const known = handedOut.get(issues) ?? issues.map(finish);
  handedOut.set(issues, known);
  return known;
}

function finish(issue: core.$ZodRawIssue): ZodIssue {
  const { inst: _inst, schema: _schema, input: _input, continue: _continue, ...rest } = issue;
  const message = issue.message ?? String(declaredNames(issue) ?? 'is not allowed');
  return { ...rest, path: issue.path ?? [], message } as ZodIssue; // the raw issue without what zod itself takes away
}
