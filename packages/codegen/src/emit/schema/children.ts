/** Writes discriminators without branches: schemas that others build on by allOf. */
import { asObject, type JsonObject } from '../../json.ts';
import { childrenOf, inPlace } from '../../model/tagged-branches.ts';
import { type Check, dataSource, key, type Scope } from './part.ts';

/** A value is held up to the child that its tag names, too; a tag that names none is the schema's own affair. */
export function childChecks(schema: JsonObject, scope: Scope): Check[] {
  if (!scope.exact || scope.isWithoutChildren) return [];
  const property = String(asObject(schema.discriminator).propertyName);
  return childrenOf(schema)
    .filter(([, name]) => name !== scope.owner)
    .map(([tag, name]) => {
      const tagged = scope.use(`properties({ ${key(property)}: z.literal(${dataSource(tag)}) })`);
      const is = `z.unknown().check(${tagged}, ${scope.use(`present(${dataSource([property])})`)})`;
      const then = `z.unknown().check(${scope.use(`reference(${scope.validator(name)})`)})`;
      return { source: scope.use(`conditional({ if: ${is}, then: ${then} })`), whole: true };
    });
}

/** Whether a named schema leads its values on to another one, by a tag, or to one that builds on that. */
export function leadsTo(parent: string, child: string, scope: Pick<Scope, 'target'>): boolean {
  const { target } = scope;
  const buildsOn = (name: string): boolean =>
    [...inPlace(target(name), target)].some((schema) => schema === target(child));
  return childrenOf(target(parent)).some(([, name]) => name === child || buildsOn(name));
}
