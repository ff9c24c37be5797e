import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../providers/providers.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import { reportPage } from './page/page.ts';
import type { Report } from './report.ts';

/**
 * Writes `report.json`, `junit.xml` and `index.html` into a folder, which is made where it is not there; gives the path of
 * the page.
 */
export function writeReports(report: Report, directory: string): string {
  const file = (name: string): string => readFileSync(join(packageDirectory(), 'page', name), 'utf8');
  const page = reportPage(report, { style: file('report.css'), script: file('report.js') });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'report.json'), jsonReport(report));
  writeFileSync(join(directory, 'junit.xml'), junitReport(report));
  writeFileSync(join(directory, 'index.html'), page);
  return join(directory, 'index.html');
}
