import { ts } from 'ts-morph';

/** The members of a union, or the type itself; what is left out of an object is told by its property, not by its type. */
export function partsOf(type: ts.Type): ts.Type[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter((part) => !has(part, ts.TypeFlags.Undefined));
}

/** Whether a type has one of the flags. */
export function has(type: ts.Type, flags: ts.TypeFlags): boolean {
  return (type.flags & flags) !== 0;
}

/** Whether values of the type have members to look at. */
export function isStructure(type: ts.Type): boolean {
  return has(type, ts.TypeFlags.Object | ts.TypeFlags.Intersection);
}

/** Whether anything at all fits. */
export function isAnything(type: ts.Type): boolean {
  return has(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown);
}

/** Whether a member may be missing. */
export function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}
