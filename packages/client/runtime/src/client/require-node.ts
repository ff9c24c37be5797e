import { ConfigurationError } from '../errors/configuration-error.ts';

/** The first Node that has all the runtime stands on; undici 8 sets it. */
const least = [22, 19] as const;

/** @throws ConfigurationError in one sentence on a Node that is too old, before anything newer is touched */
export function requireNode(
  provider: string,
  versions: Readonly<Record<string, string | undefined>> = currentVersions(),
): void {
  const { node, bun, deno } = versions;
  if (node === undefined || bun !== undefined || deno !== undefined) return;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  throw new ConfigurationError({
    message: `Node ${least.join('.')} or newer is needed, this is Node ${node}: install a newer one from nodejs.org.`,
    category: 'configuration',
    provider,
    phase: 'configuration',
  });
}

function currentVersions(): Readonly<Record<string, string | undefined>> {
  return typeof process === 'undefined' ? {} : (process.versions ?? {}); // a bundler's own process has none
}
