import type { Json } from '../src/json.ts';

/** A schema to be judged by, with the documents that its references may name. */
export interface Question {
  readonly schema: Json;
  /** By their URI. */
  readonly documents?: Readonly<Record<string, Json>>;
  readonly formats?: 'annotate' | 'assert';
}

/** What a judge says of an instance; a text is its reason not to judge. */
export type Verdict = boolean | { readonly refused: string };

/** Takes a schema once and judges many instances. */
export type Judge = (question: Question) => Promise<(instance: Json) => Verdict>;

/** A verdict on everything alike: the schema itself was not taken. */
export function refuse(reason: unknown): () => Verdict {
  const refused = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  return () => ({ refused });
}
