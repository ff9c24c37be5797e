/** Nothing of a document is passed over in silence. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readRefusals } from './read-refusals.ts';
import { refusalTable, tellRefusals } from './refusal-table.ts';

const told = await tellRefusals(readRefusals());

for (const [{ said, code }, what] of told) {
  it(`names ${said}`, () => {
    expect(what?.code).toBe(code);
    expect(what?.pointer).toMatch(/^\/./);
    expect(what?.isWritten).toBe(what?.severity === 'warning');
  });
}

it('the page in the documentation says so: pnpm --filter @limner/codegen features writes it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/refusals.md'), 'utf8');
  expect(page).toBe(refusalTable(told));
});
