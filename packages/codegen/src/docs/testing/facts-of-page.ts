import type { PageFacts } from '../page-facts.ts';
import { type Page, readPage } from '../read-page.ts';

/** The facts of a page that has some; a page that has none fails the test. */
export function factsOfPage(page: Page): PageFacts {
  const reading = readPage(page);
  if ('alarm' in reading) throw new Error(reading.alarm);
  return reading.facts;
}

/** The same without the lines that things stand in, which differ by format. */
export function withoutLines(facts: PageFacts): unknown {
  return JSON.parse(JSON.stringify(facts, (key, value: unknown) => (key === 'line' ? undefined : value)));
}
