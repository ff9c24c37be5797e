/** Reads the cases of one provider, which are data of a package that the generator knows nothing else of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './read-provider.ts';

/** Every YAML file below the provider's folder of cases, by its path below the folder of all cases; none without one. */
export function readFixtures(folder: string, provider: string): SourceFile[] {
  const root = join(folder, provider);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const path = `${provider}/${name.replaceAll('\\', '/')}`;
      return { path, text: readFileSync(join(root, name), 'utf8') };
    });
}
