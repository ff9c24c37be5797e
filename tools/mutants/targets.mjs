const runtime = 'packages/client/runtime/src';
const segmind = 'packages/client/segmind/src/gen';

/**
 * What is mutated, and the tests that have to notice: the runtime under its unit tests, one generated client under the cases
 * of the conformance suite. `mutate` gives the patterns of files, of all folders or of those asked for.
 */
export const targets = [
  {
    name: 'runtime',
    config: 'tools/mutants/runtime.vitest.mjs',
    needs: [runtime],
    related: true,
    mutate: (only) => [
      ...(only.length === 0 || only.includes('runtime') ? [`${runtime}/**/*.ts`] : []),
      ...only.filter((name) => name.startsWith('runtime/')).map((name) => `${runtime}/${name.slice(8)}/**/*.ts`),
    ],
    folderOf: (file) => {
      const [folder, inside] = file.slice(runtime.length + 1).split('/');
      return inside === undefined ? 'runtime' : `runtime/${folder}`;
    },
  },
  {
    name: 'segmind',
    config: 'tools/mutants/segmind.vitest.mjs',
    needs: ['packages/client/segmind', 'packages/conformance', 'tools/mutants/segmind'],
    // What a case loads is not to be seen from the imports of its test.
    related: false,
    mutate: (only) => (only.length === 0 || only.includes('segmind') ? [`${segmind}/*.ts`] : []),
    folderOf: () => 'segmind',
  },
];
