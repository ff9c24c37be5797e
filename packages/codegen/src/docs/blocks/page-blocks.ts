import type { Block } from './block.ts';

/** A page in blocks, and what says that it is a page to log in on. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly hasPassword: boolean;
}
