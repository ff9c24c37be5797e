/** One program that holds two revisions of every package, so that one compiler judges types of both. */
import { posix } from 'node:path';
import { Project, ts } from 'ts-morph';

/** The sources of a package in two revisions, by their paths in the package. */
export interface TwoSources {
  /** Folder of the package, absolute: packages that it imports are looked up from there. */
  readonly folder: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** Where a revision of a package stands in the program; there is no such folder on disk. */
export function placeOf(folder: string, revision: 'before' | 'after'): string {
  return posix.join(folder.replaceAll('\\', '/'), `.${revision}`);
}

/** Every package twice in one program; of lookups, only what they import comes from disk. */
export function typesProgram(packages: readonly TwoSources[]): ts.Program {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
  });
  for (const { folder, ...revisions } of packages) {
    for (const revision of ['before', 'after'] as const) {
      const place = placeOf(folder, revision);
      for (const [path, text] of revisions[revision]) project.createSourceFile(posix.join(place, path), text);
    }
  }
  return project.getProgram().compilerObject;
}
