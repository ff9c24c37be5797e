import { boundarySource } from '../boundaries/boundary-source.ts';
import { readCases } from '../cases/read-cases.ts';
import { sweepSource } from '../contract/sweep-source.ts';
import type { CaseSource } from './suite.ts';

/** All that gives cases: the files that are written by hand, and the tables that are written out of specs. */
export const caseSources: readonly CaseSource[] = [readCases, sweepSource, boundarySource];
