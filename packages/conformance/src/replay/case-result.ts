import type { TraceLine } from '../wire/trace.ts';

/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  /** Why the client cannot do what the case is about: it then neither passed nor failed. */
  readonly unsupported?: string;
  /** One line a difference; empty where it passed. */
  readonly problems: readonly string[];
  /** What happened on the wire; empty where it passed. */
  readonly trace: readonly TraceLine[];
  readonly milliseconds: number;
}
