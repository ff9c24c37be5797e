/** One thing that a schema can say, with values that tell whether it is heeded. */
import type { Json, JsonObject } from '../src/json.ts';

/** The version of OpenAPI that a feature is said in. */
export type Version = '3.1' | '3.0';

/** Which way a value goes. */
export type Direction = 'request' | 'response';

/** A row of the table of features. */
export interface Feature {
  readonly feature: string;
  /** As OpenAPI 3.1 says it, and 3.0 too where nothing else is told. */
  readonly schema: JsonObject;
  /** As OpenAPI 3.0 says it, where that differs. */
  readonly schema30?: JsonObject;
  /** Set where OpenAPI 3.0 has no word for it. */
  readonly only31?: true;
  /** Schemas that it refers to; the names are its own among all features. */
  readonly components?: Readonly<Record<string, JsonObject>>;
  /** Set where it is about one direction; judged in both where absent. */
  readonly direction?: Direction;
  /** Several, so that "too strict" shows. */
  readonly accept: readonly Json[];
  /** Several, so that "partly" shows. */
  readonly reject: readonly Json[];
}

/** The schema in one version; undefined where the version has no word for it. */
export function schemaIn(version: Version, feature: Feature): JsonObject | undefined {
  if (version === '3.1') return feature.schema;
  return feature.only31 ? undefined : (feature.schema30 ?? feature.schema);
}
