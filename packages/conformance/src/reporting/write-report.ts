import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './report.ts';
import { reportPage } from './report-page.ts';

/** Writes `report.json` and `index.md` into a folder, which is made where it is not there; gives the page's path. */
export function writeReport(report: Report, directory: string): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  const page = join(directory, 'index.md');
  writeFileSync(page, reportPage(report));
  return page;
}
