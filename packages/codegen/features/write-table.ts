/** Prints the table of features and writes it into the documentation. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reportFeatures } from './feature-report.ts';
import { keywordTable } from './keyword-table.ts';
import { readCatalogue } from './read-catalogue.ts';

const features = readCatalogue();
const reports = { '3.1': await reportFeatures(features, '3.1'), '3.0': await reportFeatures(features, '3.0') };
const table = keywordTable(features, reports);
process.stdout.write(table);
writeFileSync(resolve(import.meta.dirname, '../../../docs/keywords.md'), table);
