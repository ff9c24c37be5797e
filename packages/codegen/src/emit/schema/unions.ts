/** Writes unions: by zod where it can, by a tag where there is one, else by trying every branch. */
import { asArray, asObject, isObject, type Json, type JsonObject } from '../../json.ts';
import { referencesOf } from '../../model/schemas.ts';
import { taggedBranches } from '../../model/tagged-branches.ts';
import { shapeOf } from './objects.ts';
import { type Base, type Check, dataSource, listed, type Part, type Scope } from './part.ts';

/** Whether `anyOf` can be a union of zod's: those remember no verdicts, so that two branches that lead on could double the work at each step. */
export function suitsZod(schema: JsonObject, scope: Scope): boolean {
  if (schema.anyOf === undefined || schema.$ref !== undefined || schema.discriminator !== undefined) return false;
  return !scope.exact || asArray(schema.anyOf).filter((member) => referencesOf(member).size > 0).length < 2;
}

/** `anyOf` as zod has it. */
export function zodUnion(schema: JsonObject, scope: Scope): Part {
  const parts = asArray(schema.anyOf).map((member) => scope.deeper.part(member));
  const sources = parts.map(({ source }) => source);
  return { source: `z.union(${listed(['[', ']'], sources, scope.indent)})`, keeps: parts.every(({ keeps }) => keeps) };
}

/** A discriminated union of our own specs, whose members are proven to have tags of their own. */
export function zodDiscriminatedUnion(schema: JsonObject, scope: Scope): Part {
  const members = asArray(schema.oneOf).map((member) => scope.deeper.write(member));
  return { source: `z.discriminatedUnion(${property(schema)}, [${members.join(', ')}])`, keeps: false };
}

/** `anyOf` and `oneOf`, as far as they are not written yet. */
export function alternativeChecks(schema: JsonObject, { isUnion }: Base, scope: Scope): Check[] {
  const { oneOf, anyOf } = schema;
  const tagged = tagChecks(schema, scope);
  const isTagged = tagged.length > 0 || isOurs(schema, scope);
  return [
    ...tagged,
    ...(anyOf === undefined || isUnion || (isTagged && oneOf === undefined) ? [] : [tried('atLeastOne', anyOf, scope)]),
    ...(oneOf === undefined || isTagged ? [] : [tried('exactlyOne', oneOf, scope)]),
  ];
}

/** Of our own specs, where the union is not the schema itself already. */
function tagChecks(schema: JsonObject, scope: Scope): Check[] {
  if (isOurs(schema, scope)) {
    const isBeside = ['type', 'const', 'enum'].some((keyword) => schema[keyword] !== undefined);
    return isBeside
      ? [{ source: scope.use(`all([${zodDiscriminatedUnion(schema, scope).source}])`), whole: true }]
      : [];
  }
  const branches = scope.exact ? taggedBranches(schema, scope.target) : undefined;
  if (branches === undefined) return [];
  // The tag says nothing of other values than objects, which all of the branches are.
  const isObjectOnly = schema.type === 'object' ? [] : [{ source: scope.use('all([z.object({})])'), whole: true }];
  const members = [...branches].map(([tag, branch]): [string, string] => [tag, scope.deeper.write(branch)]);
  const source = scope.use(`switchOn(${property(schema)}, ${shapeOf(members, scope.indent)})`);
  return [...isObjectOnly, { source, whole: true }];
}

/** Whether a schema is a discriminated union of our own specs. */
export function isOurs(schema: JsonObject, scope: Scope): boolean {
  return !scope.exact && isObject(schema.discriminator) && schema.oneOf !== undefined;
}

function property(schema: JsonObject): string {
  return dataSource(String(asObject(schema.discriminator).propertyName));
}

function tried(check: string, members: Json, scope: Scope): Check {
  const written = asArray(members).map((member) => scope.deeper.write(member));
  return { source: scope.use(`${check}(${listed(['[', ']'], written, scope.indent)})`), whole: true };
}
