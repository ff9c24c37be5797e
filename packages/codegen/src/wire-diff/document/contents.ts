/** Compares what a message may carry, by media type. */
import { asObject, child, isObject, type Json } from '../../json.ts';
import type { Change } from '../change.ts';
import { findSchemaChanges } from '../compare-schemas.ts';
import type { Located } from '../located.ts';
import type { Pair } from '../schema/pair.ts';
import { compareMembers, compareWords, type Report, tellIn } from './report.ts';

/** What one media type carries. */
export interface Content extends Located {
  /** In lower case, without blanks and without a charset: what is read is Unicode anyway. */
  readonly type: string;
}

/** What the members `content` of two messages carry. */
export interface Contents {
  readonly position: 'request' | 'response';
  readonly pair: Pair<Located>;
}

/** The media types of a body or an answer. */
export function contentsOf({ value, place }: Located): readonly Content[] {
  return Object.entries(asObject(asObject(value).content)).map(([type, media]) => ({
    type: type.toLowerCase().replaceAll(/\s|;\s*charset=[^;]*/g, ''),
    value: media,
    place: child(`${place}/content`, type),
  }));
}

/** Tells media types that come and go, and what changes in those that stay. */
export function compareContents(report: Report, { position, pair }: Contents): void {
  const rule = position === 'request' ? 'request-body-media-type' : 'response-media-type';
  const [before, after] = [contentsOf(pair.before), contentsOf(pair.after)];
  for (const { type, place } of before)
    if (!after.some((other) => other.type === type)) tellIn(report, `${rule}-removed`, { place, before: type });
  for (const now of after) {
    const { type, place } = now;
    const old = before.find((other) => other.type === type);
    if (!old) {
      tellIn(report, `${rule}-added`, { place, after: type });
      continue;
    }
    const media = { before: old.value, after: now.value };
    compareWords(report, media, place);
    if (position === 'request')
      compareMembers(report, 'request-body-encoding-changed', { pair: media, place, keys: ['encoding'] });
    report.out.push(...schemaChanges(report, { position, pair: { before: old, after: now } }));
  }
}

/** What changes for whoever reads `after` in place of `before`. */
export function contentChanges(report: Report, contents: Contents): Change[] {
  const out: Change[] = [];
  compareContents({ ...report, out }, contents);
  return out;
}

function schemaChanges(report: Report, { position, pair }: { position: Contents['position']; pair: Pair<Content> }) {
  return findSchemaChanges(schemaOf(pair.before.value), schemaOf(pair.after.value), {
    position,
    ...(report.operation === undefined ? {} : { operation: report.operation }),
    place: { before: `${pair.before.place}/schema`, after: `${pair.after.place}/schema` },
    documents: report.roots,
    refusesUnknown: report.refusesUnknown,
  });
}

function schemaOf(media: Json): Json {
  return isObject(media) ? (media.schema ?? true) : true;
}
