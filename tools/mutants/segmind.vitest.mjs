import { defineConfig } from 'vitest/config';
import { NearestFirst } from './nearest-first.mjs';

/** The tests that mutants of a generated client have to fail: its own cases of the suite. The runtime is as built. */
export default defineConfig({
  test: {
    include: ['tools/mutants/segmind/*-cases.mjs'],
    exclude: ['**/play-cases.mjs'],
    sequence: { sequencer: NearestFirst },
    testTimeout: 25_000,
    server: { deps: { external: [/client\/runtime\/dist\//] } },
  },
});
