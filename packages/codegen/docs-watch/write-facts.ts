/** Writes the page of facts into the documentation. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { factsTable } from './facts-table.ts';
import { committedLocks, syncCommitted } from './sync-committed.ts';

writeFileSync(
  resolve(import.meta.dirname, '../../../docs/page-facts.md'),
  factsTable(syncCommitted(), committedLocks()),
);
