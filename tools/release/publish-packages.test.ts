import { describe, expect, it } from 'vitest';
import type { Tarball } from './pack-packages.ts';
import { planText } from './plan-release.ts';
import { askRegistry, publishPackages } from './publish-packages.ts';

const packed = (name: string, version: string, integrity = `sha512-${name}-${version}`): Tarball => ({
  name: `@limner/${name}`,
  version,
  integrity,
  tarball: `/packed/${name}.tgz`,
  folder: `/packages/${name}`,
  dependencies: [],
  data: [],
});

/** A registry in memory, which `spoils` what it takes or shows it `late`. */
function registryOf(versions: Record<string, string>, { spoils = false, late = 0 } = {}) {
  const log: string[] = [];
  let hidden = late;
  return {
    log,
    integrityOf: async (name: string, version: string) => {
      const found = versions[`${name}@${version}`];
      return found !== undefined && log.length > 0 && hidden-- > 0 ? undefined : found;
    },
    publish: async ({ name, version, integrity }: Tarball) => {
      log.push(`${name}@${version}`);
      versions[`${name}@${version}`] = spoils ? 'sha512-other' : integrity;
    },
  };
}

const soon = { attempts: 3, pause: 0 };

describe('a release', () => {
  it('sends what the registry does not have, and no version that is out', async () => {
    const registry = registryOf({ '@limner/runtime@0.1.0': 'sha512-runtime-0.1.0' });
    const planned = await askRegistry([packed('runtime', '0.1.0'), packed('aiml', '0.1.1')], registry);
    expect(planned.map(({ action }) => action)).toEqual(['published', 'publish']);
    expect((await publishPackages(planned, registry, soon)).map(({ name }) => name)).toEqual(['@limner/aiml']);
    expect(registry.log).toEqual(['@limner/aiml@0.1.1']);
  });

  it('tells of a version that is out with other bytes, and sends it no more than any other', async () => {
    const registry = registryOf({ '@limner/aiml@0.1.0': 'sha512-of-another-day' });
    const planned = await askRegistry([packed('aiml', '0.1.0')], registry);
    expect(planText(planned)).toBe(
      '  @limner/aiml  0.1.0     stays; what is here has other bytes, and no changeset that would release them',
    );
    expect(await publishPackages(planned, registry, soon)).toEqual([]);
    expect(registry.log).toEqual([]);
  });

  it('fails when the registry has other bytes than were sent, and sends nothing more', async () => {
    const registry = registryOf({}, { spoils: true });
    const planned = await askRegistry([packed('runtime', '0.2.0'), packed('aiml', '0.1.1')], registry);
    await expect(publishPackages(planned, registry, soon)).rejects.toThrow(
      '@limner/runtime@0.2.0 was sent with sha512-runtime-0.2.0, and the registry has sha512-other',
    );
    expect(registry.log).toEqual(['@limner/runtime@0.2.0']);
  });

  it('waits for a registry that shows late what it has taken, not for ever', async () => {
    const planned = await askRegistry([packed('aiml', '0.1.1')], registryOf({}));
    expect(await publishPackages(planned, registryOf({}, { late: 2 }), soon)).toHaveLength(1);
    await expect(publishPackages(planned, registryOf({}, { late: 3 }), soon)).rejects.toThrow('has nothing');
  });
});
