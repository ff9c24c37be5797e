/** The rules as a page of the documentation. */
import { contractRules } from './rules/contract-rules.ts';
import { operationRules } from './rules/operation-rules.ts';
import { pageRules } from './rules/page-rules.ts';
import type { Rule } from './rules/rule.ts';
import { families, single } from './rules/schema-rules.ts';

/** Markdown; the same text for the same rules. */
export function rulesPage(): string {
  const shared = families.map(({ what, request, response }) => [`\`${what}\``, ...[request, response].flat()]);
  return `${intro}
## Values that travel

Each of these is a rule of its own for a whole body, a property and a parameter, in each direction: \`max-decreased\`
stands for \`request-body-max-decreased\`, \`request-property-max-decreased\`, \`request-parameter-max-decreased\`,
\`response-body-max-decreased\` and \`response-property-max-decreased\`.

${table(['rule', 'in requests', 'why', 'in answers', 'why'], shared)}
## Properties

${ruleTable(single)}
## Operations, answers, hosts and keys

${ruleTable(operationRules)}
## What the contract says

${ruleTable(contractRules)}
## Docs pages

${ruleTable(pageRules)}`;
}

function ruleTable(rules: readonly Rule[]): string {
  return table(
    ['rule', 'about', 'level', 'why'],
    rules.map(({ id, position, level, why }) => [`\`${id}\``, position, level, why]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

const intro = `# What a change on the wire asks of users

Written by \`pnpm --filter @limner/codegen rules\` from \`packages/codegen/src/wire-diff/rules/\`. The ids are oasdiff's
where it has one. A release goes up by the greatest level of all of its changes; below 1.0.0 a major counts as a minor,
and the rest as a patch. What only the types or the validators of a client show is told beside these
(\`packages/codegen/src/changes/\`).

Clients decide the levels: they refuse unknown properties of requests, keep those of answers, send no defaults, take
every status from 200 to 299 for a success, and have closed types of answers: a value that is new to an enumeration, or
a shape that is new to a union, is nothing that existing code handles. Layout, order, spelling (\`const\` or a list of
one, null as a type or as a branch, \`allOf\` or not) and names of schemas are no change at all.
`;
