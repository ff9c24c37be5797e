import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonReport } from './json-report.ts';
import type { Report } from './report.ts';

/** Writes `report.json` into a folder, which is made where it is not there; gives its path. */
export function writeReports(report: Report, directory: string): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'report.json');
  writeFileSync(file, jsonReport(report));
  return file;
}
