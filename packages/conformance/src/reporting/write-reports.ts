import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import type { Report } from './report.ts';

/** Writes `report.json` and `junit.xml` into a folder, which is made where it is not there; gives the path of the first. */
export function writeReports(report: Report, directory: string): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'report.json');
  writeFileSync(file, jsonReport(report));
  writeFileSync(join(directory, 'junit.xml'), junitReport(report));
  return file;
}
