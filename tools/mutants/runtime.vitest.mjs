import { defineConfig } from 'vitest/config';
import { NearestFirst } from './nearest-first.mjs';

/** The tests that mutants of the runtime have to fail: its unit tests. */
export default defineConfig({
  test: {
    include: ['packages/client/runtime/src/**/*.test.ts'],
    sequence: { sequencer: NearestFirst },
    // Instrumented, what is quick is not, least of all on a busy machine.
    testTimeout: 30_000,
  },
});
