import type { FactSchema } from '../page-facts.ts';

/** What a rule reads in the prose beside a field. */
export interface ProseFinding {
  /** Keywords of the field itself. */
  readonly schema?: FactSchema;
  /** Keywords of members of the field. */
  readonly members?: Readonly<Record<string, FactSchema>>;
  /** Names beside which the field must be left out. */
  readonly notBeside?: readonly string[];
  /** Why a place for facts could not be read, although the rule's words stand there. */
  readonly unread?: string;
}

/** One way to say a fact in prose. What no rule matches is prose, whatever it says. */
export interface ProseRule {
  readonly name: string;
  /** `schema` is what is known of the field without its prose; undefined where the rule's words are not there. */
  readonly read: (text: string, schema: FactSchema) => ProseFinding | undefined;
}

/** A number in prose. */
export const numberWord = String.raw`(-?\d+(?:\.\d+)?)`;
