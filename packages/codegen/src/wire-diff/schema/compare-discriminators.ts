/** Compares what a discriminator says beyond the branches themselves. */
import { asString } from '../../json.ts';
import type { Branch } from './branches.ts';
import type { Pair } from './pair.ts';
import { constantsOf, tagsOf } from './pair-branches.ts';
import type { Union } from './schema-view.ts';
import { type Scope, tellOf } from './scope.ts';

interface Paired {
  readonly unions: Pair<Union>;
  readonly pairs: readonly Pair<Branch>[];
}

/** Tells a discriminator of another property or other values; those that branches say themselves are compared there. */
export function compareDiscriminators(scope: Scope, { unions, pairs }: Paired): void {
  const property = { before: propertyOf(unions.before), after: propertyOf(unions.after) };
  const name = property.after ?? property.before;
  if (name === undefined) return;
  const place = (unions.after.discriminator ?? unions.before.discriminator)?.place ?? unions.after.place;
  if (property.before !== property.after) {
    const saysItself = [property.before, property.after].every(
      (tag) => tag === undefined || pairs.every((pair) => hasOwn(pair, tag)),
    );
    if (saysItself) return;
    const finding = { before: property.before, after: property.after };
    tellOf(scope, 'discriminator-changed', { place, ...finding });
    return;
  }
  for (const pair of pairs) {
    if (hasOwn(pair, name)) continue;
    const before = [...tagsOf(pair.before, unions.before, name)].sort();
    const after = [...tagsOf(pair.after, unions.after, name)].sort();
    if (before.join() !== after.join()) tellOf(scope, 'discriminator-changed', { place, before, after });
  }
}

function propertyOf({ discriminator }: Union): string | undefined {
  return asString(discriminator?.value.propertyName);
}

function hasOwn({ before, after }: Pair<Branch>, property: string): boolean {
  return constantsOf(before, property).size > 0 && constantsOf(after, property).size > 0;
}
