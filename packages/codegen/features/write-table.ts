/** Prints the table of features, and writes it and the list of what is refused into the documentation. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reportFeatures } from './feature-report.ts';
import { keywordTable } from './keyword-table.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readRefusals } from './read-refusals.ts';
import { refusalTable, tellRefusals } from './refusal-table.ts';

const docs = resolve(import.meta.dirname, '../../../docs');

const features = readCatalogue();
const reports = { '3.1': await reportFeatures(features, '3.1'), '3.0': await reportFeatures(features, '3.0') };
const table = keywordTable(features, reports);
process.stdout.write(table);
writeFileSync(resolve(docs, 'keywords.md'), table);
writeFileSync(resolve(docs, 'refusals.md'), refusalTable(await tellRefusals(readRefusals())));
