/** Writes the rules of changes into the documentation. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesPage } from '../src/wire-diff/rules-page.ts';

writeFileSync(resolve(import.meta.dirname, '../../../docs/changes.md'), rulesPage());
