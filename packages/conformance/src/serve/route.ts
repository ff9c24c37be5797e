import type { ServedOperation } from './served-operation.ts';

/** Where a request goes. */
export type Route =
  | { readonly operation: ServedOperation; readonly pathValues: Readonly<Record<string, string>> }
  /** The path is served, but not by this verb, or not at all; `nearest` is the operation that was probably meant. */
  | { readonly operation?: never; readonly pathKnown: boolean; readonly nearest: ServedOperation | undefined };

/** Finds the operation by verb and path; a path without variables goes before one that would take it for a value. */
export function routeOf(operations: readonly ServedOperation[], request: { method: string; path: string }): Route {
  const fitting = operations
    .flatMap((operation) => {
      const pathValues = valuesOf(operation.path, request.path);
      return pathValues ? [{ operation, pathValues }] : [];
    })
    .sort((a, b) => Object.keys(a.pathValues).length - Object.keys(b.pathValues).length);
  const found = fitting.find(({ operation }) => operation.method === request.method);
  if (found) return found;
  return { pathKnown: fitting.length > 0, nearest: fitting[0]?.operation ?? nearest(operations, request) };
}

function valuesOf(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  const pattern = template
    .split(/\{[^{}]+\}/)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('([^/]+)');
  const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')]));
}

/** A broken escape is a value like any other: the provider will not know it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nearest(
  operations: readonly ServedOperation[],
  { method, path }: { method: string; path: string },
): ServedOperation | undefined {
  const nearness = (operation: ServedOperation): number =>
    commonLength(operation.path, path) + (operation.method === method ? 1000 : 0);
  return [...operations].sort((a, b) => nearness(b) - nearness(a))[0];
}

function commonLength(a: string, b: string): number {
  const end = [...a].findIndex((character, index) => character !== b[index]);
  return end < 0 ? a.length : end;
}
