/** Lists the operations of a document, and finds which is which in two revisions. */
import { asArray, asObject, asString, child, isObject, type Json, type JsonObject } from '../../json.ts';
import { httpMethods } from '../../model/keywords.ts';
import { type Located, settled } from '../located.ts';
import type { Pair } from '../schema/pair.ts';

/** One operation, with what its path says for all of its methods. */
export interface Operation {
  /** Its id; of one without, its method and path. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly place: string;
  readonly value: JsonObject;
  readonly parameters: readonly Located<JsonObject>[];
  readonly isDeprecated: boolean;
}

/** Operations that are the same, and those that went and came. */
export interface PairedOperations {
  readonly pairs: readonly Pair<Operation>[];
  readonly gone: readonly Operation[];
  readonly come: readonly Operation[];
}

/** Every operation of a document. */
export function operationsOf(document: Json): readonly Operation[] {
  return Object.entries(asObject(asObject(document).paths)).flatMap(([path, item]) => {
    const place = child('/paths', path);
    const shared = parametersOf(document, item, place);
    return Object.entries(asObject(item)).flatMap(([method, value]) => {
      if (!httpMethods.includes(method) || !isObject(value)) return [];
      const here = child(place, method);
      const own = parametersOf(document, value, here);
      const isOwn = (parameter: JsonObject): boolean =>
        own.some(({ value: { name, in: where } }) => name === parameter.name && where === parameter.in);
      const parameters = [...own, ...shared.filter((parameter) => !isOwn(parameter.value))];
      const id = asString(value.operationId) ?? `${method.toUpperCase()} ${path}`;
      return [{ id, method, path, place: here, value, parameters, isDeprecated: value.deprecated === true }];
    });
  });
}

function parametersOf(document: Json, holder: Json, place: string): Located<JsonObject>[] {
  return asArray(asObject(holder).parameters).flatMap((value, index) => {
    const parameter = settled(document, { value, place: `${place}/parameters/${index}` });
    return isObject(parameter.value) ? [{ value: parameter.value, place: parameter.place }] : [];
  });
}

/** Pairs operations by their ids, and the rest by method and path. */
export function pairOperations({ before, after }: Pair<readonly Operation[]>): PairedOperations {
  const keys = [({ id }: Operation) => id, ({ method, path }: Operation) => `${method} ${path}`];
  const pairs: Pair<Operation>[] = [];
  let gone = [...before];
  let come = [...after];
  for (const key of keys) {
    const found = gone.flatMap((old) => {
      const now = come.find((operation) => key(operation) === key(old));
      return now ? [{ before: old, after: now }] : [];
    });
    pairs.push(...found);
    gone = gone.filter((operation) => !found.some((pair) => pair.before === operation));
    come = come.filter((operation) => !found.some((pair) => pair.after === operation));
  }
  return { pairs, gone, come };
}
