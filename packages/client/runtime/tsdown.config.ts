import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'tsdown';

type ModuleInfo = { readonly importedIds: readonly string[] } | null;
/** The graph of a build, as far as it is needed here. */
type Graph = { getModuleInfo(id: string): ModuleInfo };

const names = ['index', 'seam', 'seam-with-fetch', 'codegen', 'codegen-with-fetch', 'validation', 'opentelemetry'];
const entry = names.map((name) => `src/${name}.ts`);
/** What a provider's client imports, on Node and elsewhere. */
const clients = ['src/codegen.ts', 'src/codegen-with-fetch.ts'];
/** What makes a call, loaded with the first one. */
const call = 'src/call/execute.ts';

/**
 * Files that are loaded together become one, for each takes its time at the start of a program: one that every client
 * imports, one that is loaded with the first call. Nothing that only a call needs may get into the first one: bundlers
 * would put it into the entry of every program. For the same reason the checks of validators, which generated code may have
 * from the same entry, stand on their own: bundlers leave them to what loads validators.
 */
function chunkOf(id: string, graph: Graph): string | undefined {
  const reached = (from: string): boolean => reachable(resolve(import.meta.dirname, from), graph).has(id);
  if (reached('src/schema/checks.ts')) return 'checks';
  if (clients.every(reached)) return 'client';
  return reached(call) && !entry.some(reached) ? 'call' : undefined;
}

/** What a module imports without an `import()`, and what that imports, and so on. */
function reachable(from: string, graph: Graph): Set<string> {
  const found = new Set([from]);
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/** The client's part of a seam stays a file of its own, which the seam names by a star, as its source does. */
const apart = {
  name: 'apart',
  resolveId(source: string, importer?: string): { id: string; external: true } | undefined {
    const isClient = /\/seam(-with-fetch)?\.ts$/.test(importer ?? '') && source.startsWith('./codegen');
    return isClient ? { id: source.replace(/\.ts$/, '.mjs'), external: true } : undefined;
  },
};

const config: UserConfig = defineConfig({
  entry,
  plugins: [apart],
  dts: true,
  target: 'node22',
  platform: 'node',
  outputOptions: {
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ test: /\/src\/.*(?<!\.d)\.ts$/, name: chunkOf, debugName: 'chunkOf' }],
    },
  },
});
export default config;
