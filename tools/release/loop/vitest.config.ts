import { defineConfig } from 'vitest/config';

/**
 * `pnpm test:release`: minutes, and a registry that installs itself at its first start; `pnpm test` does without both.
 */
export default defineConfig({
  test: { include: ['tools/release/loop/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 300_000, bail: 1 },
});
