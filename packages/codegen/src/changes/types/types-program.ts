/** One program that holds two revisions of every package, so that one compiler judges types of both. */
import { posix } from 'node:path';
import { Project, ts } from 'ts-morph';
import { exampleFiles } from './compare-examples.ts';
import { placeOf, type TwoSources } from './two-sources.ts';

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
      ...nodeTypes(packages),
    },
  });
  for (const one of packages) {
    for (const revision of ['before', 'after'] as const) {
      const place = placeOf(one.folder, revision);
      for (const [path, text] of one[revision]) project.createSourceFile(posix.join(place, path), text);
    }
    for (const [path, text] of exampleFiles(one)) project.createSourceFile(path, text);
  }
  return project.getProgram().compilerObject;
}

/** Examples print and read the environment; packages do neither. */
function nodeTypes(packages: readonly TwoSources[]): ts.CompilerOptions {
  const folder = packages.find(({ examples }) => examples && examples.size > 0)?.examplesFolder;
  return folder === undefined
    ? { types: [] }
    : { types: ['node'], typeRoots: [posix.join(folder, 'node_modules/@types')] };
}
