/** Which keywords count in a schema: `$schema` names a metaschema, and that the vocabularies. */
import { asString, isObject, type JsonObject } from '../json.ts';
import { isStandardDialect } from '../parse/standard-dialect.ts';
import { formatAssertion, knownVocabularies, vocabulariesOf } from './vocabulary.ts';

/** The vocabularies in force; undefined for those of JSON Schema 2020-12 itself. */
export type Dialect = ReadonlySet<string> | undefined;

const standard = 'https://json-schema.org/draft/2020-12/schema';

/** Reads the dialect of a schema with an address of its own. */
export function dialectOf(
  schema: JsonObject,
  options: {
    outer: Dialect;
    find: (uri: string) => unknown;
    report: (code: 'dialect-unsupported' | 'vocabulary-unknown', message: string) => void;
  },
): Dialect {
  const uri = asString(schema.$schema)?.replace(/#$/, '');
  if (uri === undefined) return options.outer;
  if (isStandardDialect(uri)) return undefined;
  const metaschema = options.find(uri);
  if (!isObject(metaschema)) {
    const message = `$schema "${uri}" is not JSON Schema 2020-12, and no document of that address was given. Write ${standard}.`;
    options.report('dialect-unsupported', message);
    return undefined;
  }
  if (!isObject(metaschema.$vocabulary)) {
    const own = standardBehind(metaschema, options.find);
    if (own === undefined) return undefined;
    const message = `$schema "${uri}" is of another dialect ("${own}") than JSON Schema 2020-12. Write ${standard}.`;
    options.report('dialect-unsupported', message);
    return undefined;
  }
  const vocabularies = Object.entries(metaschema.$vocabulary);
  for (const [name, isNeeded] of vocabularies) {
    if (isNeeded !== true || knownVocabularies.has(name)) continue;
    options.report(
      'vocabulary-unknown',
      `$vocabulary of ${uri} needs ${name}, which is not known here. Use the vocabularies of 2020-12.`,
    );
  }
  return new Set(vocabularies.map(([name]) => name));
}

/** The dialect that a metaschema without vocabularies is itself written in, where that is not one of ours: older drafts name themselves. */
function standardBehind(metaschema: JsonObject, find: (uri: string) => unknown): string | undefined {
  const seen = new Set<unknown>();
  for (let current = metaschema; ; ) {
    const uri = asString(current.$schema)?.replace(/#$/, '');
    if (uri === undefined || isStandardDialect(uri)) return undefined;
    const next = find(uri);
    if (!isObject(next) || seen.has(next)) return uri;
    if (isObject(next.$vocabulary)) return undefined;
    seen.add(next);
    current = next;
  }
}

/** Whether formats are to be checked whoever asks: the vocabulary that has them checked is in force. */
export function assertsFormats(dialect: Dialect): boolean {
  return dialect?.has(formatAssertion) === true;
}

/** Whether a keyword of the standard counts in a dialect; those that are not of the standard never do. */
export function isInForce(keyword: string, dialect: Dialect): boolean {
  const vocabularies = vocabulariesOf.get(keyword);
  if (vocabularies === undefined) return false;
  // The core can be left out by no dialect.
  return dialect === undefined || vocabularies.some((name) => dialect.has(name) || name.endsWith('/core'));
}
