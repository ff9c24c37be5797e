import type { FieldFacts } from '../fields/field-facts.ts';
import type { AnswerFacts, PageFacts } from '../page-facts.ts';

/** What one reader finds on a page, before its fields have their places in bodies. */
export interface PageParts {
  readonly request: readonly FieldFacts[];
  readonly response: readonly FieldFacts[];
  /** Statuses of answers that the page names, and what kinds of content they have in its words. */
  readonly answers: readonly AnswerFacts[];
  readonly headers: PageFacts['headers'];
  readonly errors: PageFacts['errors'];
}
