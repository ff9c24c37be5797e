/** The shapes that a value may have: the branches of a union, or what would be one if it were one. */
import { asString, isObject, type Json } from '../../json.ts';
import type { Located } from '../located.ts';
import { type Conjuncts, type SchemaView, type Union, viewOf, withoutUnion } from './schema-view.ts';
import { withoutProse } from './without-prose.ts';

/** One shape. */
export interface Branch {
  readonly place: string;
  /** The branch, with what holds for all of the union. */
  readonly conjuncts: Conjuncts;
  readonly view: SchemaView;
  /** What it refers to, where it is nothing but a reference. */
  readonly reference: string | undefined;
  /** What stands for it in a report: the end of its reference, or its facts. */
  readonly label: unknown;
}

interface Origin {
  /** What the union is part of; left out where only the union is compared. */
  readonly view?: SchemaView;
  /** Left out where there is none: then each type is a shape. */
  readonly union: Union | undefined;
}

/** The shapes of a schema. */
export function branchesOf(root: Json, { view, union }: Origin): readonly Branch[] {
  if (union) {
    const base = view ? withoutUnion(view.parts, union.kind) : [];
    return union.branches.map((own) => branch(root, own, [...base, own]));
  }
  if (!view) return [];
  const types = [...(view.types ?? [])];
  if (types.length < 2) return [branch(root, last(view), view.parts)];
  return types.map((type) =>
    branch(root, last(view), [...view.parts, { value: { type }, place: `${view.place}/type/${type}` }]),
  );
}

function last(view: SchemaView): Located {
  return { value: view.parts.at(-1)?.value ?? true, place: view.place };
}

function branch(root: Json, own: Located, conjuncts: Conjuncts): Branch {
  const reference = isObject(own.value) ? asString(own.value.$ref) : undefined;
  const label = reference?.split('/').at(-1) ?? withoutProse(own.value);
  return { place: own.place, conjuncts, view: viewOf(root, conjuncts), reference, label };
}
