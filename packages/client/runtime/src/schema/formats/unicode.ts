const made: Map<string, RegExp> = /* @__PURE__ */ new Map();

/**
 * A RegExp with classes of Unicode, made on its first use: written as literals, engines look the classes up while they read
 * the file, which took longer than all else that a client does at its start.
 */
export function unicode(source: string): RegExp {
  const pattern = made.get(source) ?? new RegExp(source, 'u');
  made.set(source, pattern);
  return pattern;
}
