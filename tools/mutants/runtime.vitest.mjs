import { defineConfig } from 'vitest/config';
import { NearestFirst } from './nearest-first.mjs';

// On a machine whose zone is UTC, nothing shows that a time without a zone is taken for one of the machine's.
process.env.TZ = 'Asia/Kolkata';

/** The tests that mutants of the runtime have to fail: its unit tests. */
export default defineConfig({
  test: {
    include: ['packages/client/runtime/src/**/*.test.ts'],
    sequence: { sequencer: NearestFirst },
    // Instrumented, what is quick is not, least of all on a busy machine; what stands still is waited for as long.
    testTimeout: 10_000,
  },
});
