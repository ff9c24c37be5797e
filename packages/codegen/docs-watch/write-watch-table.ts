/** Writes what edits of docs pages come to into the documentation. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { editsTable } from './edits-table.ts';
import { watchAll } from './watch-all.ts';

writeFileSync(resolve(import.meta.dirname, '../../../docs/docs-watch.md'), editsTable(await watchAll()));
