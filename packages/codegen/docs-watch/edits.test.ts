/** Edits of docs pages come to what the documentation shows. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editsTable } from './edits-table.ts';
import { watchAll } from './watch-all.ts';

describe('edits of docs pages', () => {
  it('are shown with diff, bump and changeset: pnpm --filter @limner/codegen watch-table writes it', async () => {
    const kinds = await watchAll();
    expect([...kinds.values()].map((edits) => edits.length).filter((count) => count < 20)).toEqual([]);
    const page = readFileSync(resolve(import.meta.dirname, '../../../docs/docs-watch.md'), 'utf8');
    expect(editsTable(kinds)).toBe(page);
  }, 600_000);
});
