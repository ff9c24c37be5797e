/** A JSON Schema of what a page says about a value: the keywords that were read, and no other. */
export interface FactSchema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, FactSchema>>;
  readonly required?: readonly string[];
  readonly items?: FactSchema;
  readonly anyOf?: readonly FactSchema[];
  /** Names that are required under a condition which the page tells in prose only. */
  readonly 'x-conditional'?: readonly string[];
  /** How long what an answer points to lives: `7d`. */
  readonly 'x-expires'?: string;
}

/** An answer that a page describes. */
export interface AnswerFacts {
  /** As the page has it; absent where it names none. */
  readonly status?: number;
  readonly schema?: FactSchema;
  /** Kinds of content that the page names, in its words: `application/json`, `Text/JSON`. */
  readonly returns?: readonly string[];
}

/** An example on a page, as it stands there. */
export interface PageExample {
  readonly kind: 'request' | 'response';
  readonly status?: number;
  readonly value: unknown;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/** Text that was in a place for facts and could not be told apart: it is told, not guessed. */
export interface Unread {
  /** Counted from 1. */
  readonly line: number;
  /** Its beginning. */
  readonly text: string;
  readonly why: string;
}

/** What a docs page says, as far as it can be told apart. */
export interface PageFacts {
  readonly endpoints: readonly { readonly method: string; readonly url: string }[];
  /** Models that the page is about, in the provider's words. */
  readonly models: readonly string[];
  /** Header fields that a request needs, in the page's spelling. */
  readonly headers: readonly { readonly name: string; readonly required: boolean }[];
  /** The body of the request. */
  readonly request?: FactSchema;
  readonly answers: readonly AnswerFacts[];
  /** Statuses and codes of errors that the page lists, with their short names. */
  readonly errors: readonly { readonly status: number; readonly title: string }[];
  readonly examples: readonly PageExample[];
  /** The page's own OpenAPI document, without prose, where it has one. */
  readonly document?: Readonly<Record<string, unknown>>;
  readonly unread: readonly Unread[];
}

/** What came of reading a page: its facts, or why it is no page of its kind any more. */
export type PageReading = { readonly facts: PageFacts } | { readonly alarm: string };
