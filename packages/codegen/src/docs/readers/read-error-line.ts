import type { Line } from '../blocks/block.ts';
import type { PageFacts } from '../page-facts.ts';

/** An error of a list, and how many lines below its own it took. */
export interface ErrorLine {
  readonly error: PageFacts['errors'][number];
  readonly following: number;
}

/** Reads `404` above `Not Found`, or both in one line. */
export function readErrorLine(line: Line, next: Line | undefined): ErrorLine | undefined {
  const [, status, rest = ''] = /^([1-5]\d\d)(?:\b[\s:–—-]*(.*))?$/.exec(line.text) ?? [];
  if (status === undefined) return undefined;
  const [, second] = line.pieces;
  const own = second ?? rest;
  if (own !== '') return { error: { status: Number(status), title: own.replace(/^[\s:–—-]+/, '') }, following: 0 };
  const title = next && next.text.length <= 60 && !/^[1-5]\d\d\b/.test(next.text) ? next.text : '';
  return { error: { status: Number(status), title }, following: title === '' ? 0 : 1 };
}
