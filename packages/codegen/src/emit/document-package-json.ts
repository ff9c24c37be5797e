/** `package.json` and `tsconfig.json` of a package made from a document alone: it stands by itself, outside this repository. */
import type { ClientModel } from '../model/model.ts';
import type { TextFile } from './file.ts';

/** What such a package needs. A test holds these to the versions that are tested here. */
export const ranges = {
  dependencies: { '@limner/runtime': '^0.1.0', zod: '^4.6.7' },
  devDependencies: { tsdown: '^0.22.14', typescript: '>=5.9' },
} as const;

/** Emits the manifest. */
export function emitDocumentPackageJson(model: ClientModel): TextFile {
  const manifest = {
    name: model.packageName,
    version: model.version,
    description: `Typed client for ${oneLine(model.spec.title)}`,
    keywords: ['api-client'],
    type: 'module',
    sideEffects: false,
    files: ['dist', 'openapi.json'],
    exports: {
      '.': './dist/index.mjs',
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    engines: { node: '>=22.19' },
    scripts: {
      build: 'tsdown src/gen/index.ts --dts --target node22 --platform node',
      typecheck: 'tsc -p .',
    },
    ...ranges,
  };
  return { kind: 'text', path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}

/** Emits the compiler settings; the strictest that the code holds. */
export function emitDocumentTsconfig(): TextFile {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    isolatedDeclarations: true,
    declaration: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const text = `${JSON.stringify({ compilerOptions, include: ['src'] }, undefined, 2)}\n`;
  return { kind: 'text', path: 'tsconfig.json', text };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
