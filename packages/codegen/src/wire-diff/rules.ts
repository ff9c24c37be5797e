/** The kinds of change, and what each asks of whoever uses a client: data that docs and tests are made of. */
import type { Level, Position } from './change.ts';
import { contractRules } from './rules/contract-rules.ts';
import { operationRules } from './rules/operation-rules.ts';
import { pageRules } from './rules/page-rules.ts';
import type { Rule } from './rules/rule.ts';
import { schemaRules } from './rules/schema-rules.ts';

/** Every rule, each id once; a change falls under exactly one. */
export const rules: readonly Rule[] = [...schemaRules, ...operationRules, ...contractRules, ...pageRules];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id. A change without a rule is a defect of ours, and said at once. */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id);
  if (rule === undefined) throw new Error(`There is no rule ${id}. Add it, with its level, to wire-diff/rules.`);
  return rule;
}

/** What the changes of one release ask for together; `none` where there are none. */
export function greatestLevel(changes: readonly { readonly level: Level }[]): Level {
  const order: readonly Level[] = ['none', 'patch', 'minor', 'major'];
  return changes.reduce<Level>(
    (most, { level }) => (order.indexOf(level) > order.indexOf(most) ? level : most),
    'none',
  );
}

export type { Position, Rule };
