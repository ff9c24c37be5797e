/** `package.json` and `tsconfig.json`: the same for every provider, but for names. */
import type { ClientModel } from '../model/model.ts';
import type { TextFile } from './file.ts';

/** Emits the package's manifest; its version stays what changesets made it. */
export function emitPackageJson(model: ClientModel): TextFile {
  const { spec } = model;
  const manifest = {
    name: model.packageName,
    version: model.version,
    description: `Typed client for ${spec.title}: ${firstSentence(spec.description)}`,
    keywords: [spec.id, 'image-generation', 'qwen-image', 'api-client'],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    files: ['dist', 'openapi.json', 'provider.yaml', 'CHANGELOG.md'],
    exports: {
      '.': './dist/index.mjs',
      './openapi.json': './openapi.json',
      './provider.yaml': './provider.yaml',
      './package.json': './package.json',
    },
    engines: { node: '>=22.19' },
    publishConfig: { access: 'public' },
    scripts: {
      build: 'tsdown src/gen/index.ts --dts --target node22 --platform node',
      typecheck: 'tsc -p .',
    },
    dependencies: { '@limner/runtime': 'workspace:^', zod: 'catalog:published' },
  };
  return { kind: 'text', path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}

/** Emits the package's compiler settings. */
export function emitTsconfig(): TextFile {
  // The types of validators are inferred from zod; no declaration of theirs is published.
  const compilerOptions = { isolatedDeclarations: false, types: [] };
  const settings = { extends: '../../../tsconfig.base.json', include: ['src'], compilerOptions };
  const text = `${JSON.stringify(settings, undefined, 2)}\n`;
  return { kind: 'text', path: 'tsconfig.json', text };
}

/** Emits the resolved document, for any other tool. */
export function emitOpenApi(model: ClientModel): TextFile {
  return { kind: 'text', path: 'openapi.json', text: `${JSON.stringify(model.document, undefined, 2)}\n` };
}

function firstSentence(text: string): string {
  return (text.trim().split(/(?<=\.)\s/)[0] ?? '').replaceAll('\n', ' ');
}
