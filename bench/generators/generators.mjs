// The generators side by side: how each is asked for types, client and validators from one document.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const installed = (path) => join(root, 'node_modules', path);

/**
 * `args` gives what Node runs; a generator that is told in a file only gets it in the folder `work`. `client` and
 * `validators` are what a program imports of the output, where there is such a thing.
 */
export const generators = [
  {
    name: 'limner',
    args: ({ document, out }) => [
      join(root, '../packages/codegen/dist/cli.mjs'),
      ...['generate', '--openapi', document, '--name', 'synthetic', '--out', out],
    ],
    client: 'src/gen/index.ts',
    validators: 'src/gen/validators.js',
  },
  {
    name: '@hey-api/openapi-ts',
    args: ({ document, out }) => [
      installed('@hey-api/openapi-ts/dist/run.mjs'),
      ...['-i', document, '-o', out, '-p', '@hey-api/typescript', '-p', '@hey-api/sdk'],
      ...['-p', '@hey-api/client-fetch', '-p', 'zod', '--silent'],
    ],
    client: 'sdk.gen.ts',
    validators: 'zod.gen.ts',
  },
  {
    name: 'openapi-typescript (types only)',
    args: ({ document, out }) => [installed('openapi-typescript/bin/cli.js'), document, '-o', join(out, 'types.ts')],
  },
  {
    name: 'orval (client, then zod)',
    args: ({ document, out, work }) => {
      const output = (client, target) => ({ client, mode: 'split', target: join(out, target), httpClient: 'fetch' });
      const config = {
        fetch: { input: document, output: { ...output('fetch', 'client.ts'), schemas: join(out, 'model') } },
        zod: { input: document, output: output('zod', 'zod.ts') },
      };
      return [installed('orval/dist/bin/orval.mjs'), '--config', moduleFile(work, 'orval.config.mjs', config)];
    },
    client: 'client.ts',
    validators: 'zod.ts',
  },
  {
    name: 'kubb 4',
    args: ({ document, out, work }) => {
      const plugins = ['oas', 'ts', 'zod', 'client'];
      const imports = plugins.map((name) => {
        const module = import.meta.resolve(`@kubb/plugin-${name}`);
        return `import { plugin${name.slice(0, 1).toUpperCase()}${name.slice(1)} as ${name}Plugin } from '${module}';`;
      });
      const config = `{ root: ${text(work)}, input: { path: ${text(document)} }, output: { path: ${text(out)} }, plugins: [oasPlugin({ generators: [] }), tsPlugin(), zodPlugin(), clientPlugin({ client: 'fetch' })] }`;
      const file = join(work, 'kubb.config.mjs');
      writeFileSync(file, `${imports.join('\n')}\nexport default ${config};\n`);
      return [installed('@kubb/cli/bin/kubb.cjs'), 'generate', '--config', file, '--logLevel', 'silent'];
    },
  },
];

function moduleFile(work, name, value) {
  writeFileSync(join(work, name), `export default ${JSON.stringify(value)};\n`);
  return join(work, name);
}

function text(value) {
  return JSON.stringify(value);
}
