import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that is published. */
export interface PublicPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** The names of the packages that are installed with it. */
  readonly dependencies: readonly string[];
  /** Its entries that are no code. */
  readonly data: readonly string[];
}

/** The packages of a checkout that are published, what another one needs before it. */
export function publicPackages(root: string): PublicPackage[] {
  const places = [
    ...readdirSync(join(root, 'packages/client')).map((id) => `packages/client/${id}`),
    'packages/conformance',
    'packages/codegen',
  ];
  const folders = places.map((place) => join(root, place)).filter((folder) => existsSync(join(folder, 'package.json')));
  return inOrder(folders.flatMap(readPackage));
}

/** The package in a folder, or none where it is private. */
function readPackage(folder: string): PublicPackage[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (manifest.private) return [];
  const { name, version, dependencies = {}, exports = {} } = manifest;
  const data = Object.keys(exports).filter((entry) => /\.(json|yaml)$/.test(entry));
  return [{ folder, name, version, dependencies: Object.keys(dependencies), data }];
}

function inOrder(packages: readonly PublicPackage[]): PublicPackage[] {
  const done: PublicPackage[] = [];
  const visit = (entry: PublicPackage): void => {
    if (done.includes(entry)) return;
    for (const other of packages) if (entry.dependencies.includes(other.name)) visit(other);
    done.push(entry);
  };
  for (const entry of packages) visit(entry);
  return done;
}
