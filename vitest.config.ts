import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Room for a machine that does much else: what a test waits for itself, it says itself.
    testTimeout: 20_000,
    include: [
      'packages/**/src/**/*.test.ts',
      'packages/codegen/{docs-watch,documents,features,oracle,wire}/**/*.test.ts',
      'examples/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.sandbox-*/**', 'tools/release/loop/**'],
  },
});
