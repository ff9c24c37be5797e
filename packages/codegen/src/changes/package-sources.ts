import { parse } from 'yaml';
import { asObject, asString, type Json } from '../json.ts';
import type { SourceTree } from '../load/source-tree.ts';

/** One published package in one revision. */
export interface PackageSources {
  /** Name of its folder: `segmind`. */
  readonly id: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly manifest: Readonly<Record<string, Json>>;
  /** Texts by path in the package. */
  readonly files: ReadonlyMap<string, string>;
}

/** The published packages of a revision, in the order of their folders. */
export function packagesOf({ files }: SourceTree): PackageSources[] {
  const catalogs = catalogsOf(files.get('pnpm-workspace.yaml'));
  const folders = [...files.keys()].filter((path) => path.endsWith('/package.json')).map((path) => path.slice(0, -13));
  return folders.flatMap((folder) => {
    const inside = [...files].filter(([path]) => path.startsWith(`${folder}/`));
    const texts = new Map(inside.map(([path, text]) => [path.slice(folder.length + 1), text]));
    const manifest = asObject(JSON.parse(texts.get('package.json') ?? '{}'));
    const [name, version] = [asString(manifest.name), asString(manifest.version)];
    if (name === undefined || version === undefined || manifest.private === true) return [];
    return [
      {
        id: folder.split('/').at(-1) ?? folder,
        folder,
        name,
        version,
        manifest: inFull(manifest, catalogs),
        files: texts,
      },
    ];
  });
}

/** Ranges by `catalog:<name>` and package: what is published has them in its manifest. */
function catalogsOf(workspace: string | undefined): Readonly<Record<string, Json>> {
  const { catalog, catalogs } = asObject(workspace === undefined ? {} : parse(workspace));
  const named = Object.entries(asObject(catalogs)).map(([name, ranges]) => [`catalog:${name}`, ranges]);
  return { 'catalog:': catalog ?? {}, ...Object.fromEntries(named) };
}

function inFull(
  manifest: PackageSources['manifest'],
  catalogs: Readonly<Record<string, Json>>,
): PackageSources['manifest'] {
  const ranges = Object.entries(asObject(manifest.dependencies)).map(([name, range]) => {
    return [name, asObject(catalogs[String(range)])[name] ?? range];
  });
  return { ...manifest, dependencies: Object.fromEntries(ranges) };
}

/** Whether a package is generated from a spec, and so is compared by its spec, too. */
export function isGenerated({ files }: PackageSources): boolean {
  return files.has('src/gen/index.ts');
}

/** The sources of what can be imported from a package: what is built from them, its manifest names. */
export function entriesOf(one: PackageSources): string[] {
  if (isGenerated(one)) return ['src/gen/index.ts'];
  const built = JSON.stringify(one.manifest.exports ?? {}).matchAll(/"\.\/dist\/([\w/-]+)\.mjs"/g);
  const sources = [...built].map(([, name = '']) => `src/${name}.ts`);
  return [...new Set(sources)].filter((path) => one.files.has(path));
}
