/** Writes the keywords that hold other schemas up to the whole value, each as a named check. */
import { asArray, type Json, type JsonObject } from '../../json.ts';
import { childChecks } from './children.ts';
import { unevaluatedChecks } from './evaluation.ts';
import { type Base, type Check, listed, type Scope } from './part.ts';
import { alternativeChecks } from './unions.ts';

/** All of them, for a schema whose base is written. */
export function combinationChecks(schema: JsonObject, base: Base, scope: Scope): Check[] {
  // First, as it names the parts that others may use.
  const unevaluated = unevaluatedChecks(schema, scope);
  const asWell = [...(schema.$ref === undefined ? [] : [{ $ref: schema.$ref }]), ...asArray(schema.allOf)];
  return [
    ...allChecks(asWell, scope),
    ...childChecks(schema, scope),
    ...alternativeChecks(schema, base, scope),
    ...negatedChecks(schema, scope),
    ...conditionalChecks(schema, scope),
    ...unevaluated,
  ];
}

function allChecks(members: readonly Json[], scope: Scope): Check[] {
  const [first] = members;
  if (first === undefined) return [];
  if (scope.exact && members.length === 1) {
    const alone = scope.asWell(first);
    return [{ source: scope.use(`all([${alone.source}])`), whole: true, alone }];
  }
  const written = members.map((member) => scope.deeper.asWell(member).source);
  return [{ source: scope.use(`all(${listed(['[', ']'], written, scope.indent)})`), whole: true }];
}

function negatedChecks(schema: JsonObject, scope: Scope): Check[] {
  if (schema.not === undefined) return [];
  return [{ source: scope.use(`negated(${scope.inCondition.write(schema.not)})`), whole: true }];
}

function conditionalChecks(schema: JsonObject, scope: Scope): Check[] {
  if (schema.if === undefined || (schema.then === undefined && schema.else === undefined)) return [];
  const inner = '  '.repeat(scope.indent + 1);
  const parts = (['if', 'then', 'else'] as const)
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${inner}${name}: ${scope.inCondition.deeper.write(schema[name] ?? true)},\n`);
  return [{ source: scope.use(`conditional({\n${parts.join('')}${'  '.repeat(scope.indent)}})`), whole: true }];
}
