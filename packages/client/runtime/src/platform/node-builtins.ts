/** What gives access to Node's own modules. */
export type NodeBuiltins = Pick<NodeJS.Process, 'getBuiltinModule'>;

/**
 * Node's own modules, on platforms that have them; undefined elsewhere. Asked for like this and not imported, for a bundler
 * for browsers or workers would have to resolve the import.
 */
export function nodeBuiltins(): NodeBuiltins | undefined {
  // Bundlers put in a `process` of their own, which has next to nothing.
  return typeof process !== 'undefined' && typeof process.getBuiltinModule === 'function' ? process : undefined;
}
