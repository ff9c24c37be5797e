import { setTimeout } from 'node:timers/promises';
import type { Tarball } from './pack-packages.ts';
import { type Planned, planRelease } from './plan-release.ts';
import type { Registry } from './registry.ts';

/** What is asked of a registry here. */
type Shelf = Pick<Registry, 'integrityOf' | 'publish'>;

/** How long a registry may take until it shows what it has taken: a question, a pause, ten times. */
const patience = { attempts: 10, pause: 3000 };

/** Asks a registry what it has of these packages, and plans what to send. */
export async function askRegistry(packed: readonly Tarball[], registry: Shelf): Promise<Planned[]> {
  const published = new Map<string, string | undefined>();
  for (const { name, version } of packed) published.set(name, await registry.integrityOf(name, version));
  return planRelease(packed, published);
}

/**
 * Sends what is planned, one after another and what others need first, so that no package is out before what it needs.
 * Then the registry has to say the integrity of the bytes that were sent.
 */
export async function publishPackages(
  planned: readonly Planned[],
  registry: Shelf,
  wait: typeof patience = patience,
): Promise<Tarball[]> {
  const sent: Tarball[] = [];
  for (const { packed, action } of planned) {
    if (action !== 'publish') continue;
    await registry.publish(packed);
    await compare(packed, registry, wait);
    sent.push(packed);
  }
  return sent;
}

async function compare(packed: Tarball, registry: Shelf, { attempts, pause }: typeof patience): Promise<void> {
  const { name, version, integrity } = packed;
  const said = await registry.integrityOf(name, version);
  if (said === integrity) return;
  if (said === undefined && attempts > 1) {
    await setTimeout(pause);
    return compare(packed, registry, { attempts: attempts - 1, pause });
  }
  throw new Error(
    `${name}@${version} was sent with ${integrity}, and the registry has ${said ?? 'nothing'}: deprecate that version.`,
  );
}
