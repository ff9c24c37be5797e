/** Compares what travels in paths, queries, headers and cookies. */
import { asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import { findSchemaChanges } from '../compare-schemas.ts';
import type { Located } from '../located.ts';
import type { Pair } from '../schema/pair.ts';
import { withoutProse } from '../schema/without-prose.ts';
import type { Operation } from './operations.ts';
import { compareMembers, compareWords, type Report, tellIn } from './report.ts';

type Parameter = Located<JsonObject>;

/** Compares the parameters of an operation; which is which is told by place and name. */
export function compareParameters(report: Report, { before, after }: Pair<Operation>): void {
  const gone = before.parameters.filter((parameter) => !find(after, parameter));
  const come = after.parameters.filter((parameter) => !find(before, parameter));
  const alike = gone.flatMap((old) =>
    come.filter((now) => isAlike(report, old, now)).map((now) => [old, now] as const),
  );
  const [renamed] = alike.length === 1 ? alike : [];
  if (renamed) {
    const [old, now] = renamed;
    tellIn(report, 'request-parameter-renamed', { place: now.place, before: old.value.name, after: now.value.name });
  }
  for (const { value, place } of gone.filter((parameter) => parameter !== renamed?.[0]))
    tellIn(report, 'request-parameter-removed', { place, before: withoutProse(value) });
  for (const { value, place } of come.filter((parameter) => parameter !== renamed?.[1])) {
    const word = value.required === true ? 'required' : 'optional';
    tellIn(report, `new-${word}-request-parameter`, { place, after: withoutProse(value) });
  }
  for (const old of before.parameters) {
    const now = find(after, old);
    if (now) compareParameter(report, old, now);
  }
}

function find(operation: Operation, { value }: Parameter): Parameter | undefined {
  return operation.parameters.find((other) => other.value.name === value.name && other.value.in === value.in);
}

function isAlike(report: Report, before: Parameter, after: Parameter): boolean {
  const isSame = before.value.in === after.value.in && before.value.required === after.value.required;
  return isSame && schemaChanges(report, before, after).every(({ level }) => level === 'patch');
}

function compareParameter(report: Report, before: Parameter, after: Parameter): void {
  const { place } = after;
  const [was, is] = [before.value.required === true, after.value.required === true];
  if (was !== is) tellIn(report, `request-parameter-became-${is ? 'required' : 'optional'}`, { place });
  const isMarked = after.value.deprecated === true;
  if (isMarked !== (before.value.deprecated === true))
    tellIn(report, `request-parameter-${isMarked ? 'deprecated' : 'reactivated'}`, { place });
  const pair = { before: before.value, after: after.value };
  const keys = ['style', 'explode', 'allowReserved', 'allowEmptyValue'];
  compareMembers(report, 'request-parameter-style-changed', { pair, place, keys });
  compareWords(report, pair, place);
  report.out.push(...schemaChanges(report, before, after));
}

function schemaChanges(report: Report, before: Parameter, after: Parameter) {
  const [old, now] = [schemaOf(before), schemaOf(after)];
  return findSchemaChanges(old.value, now.value, {
    position: 'request',
    subject: 'parameter',
    ...(report.operation === undefined ? {} : { operation: report.operation }),
    place: { before: old.place, after: now.place },
    documents: report.roots,
    refusesUnknown: report.refusesUnknown,
  });
}

/** A parameter has a schema, or one media type whose text it carries. */
function schemaOf({ value, place }: Parameter): Located {
  if (value.schema !== undefined) return { value: value.schema, place: `${place}/schema` };
  const [entry] = Object.entries(asObject(value.content));
  const [type, media] = entry ?? ['', undefined];
  const schema: Json = isObject(media) ? (media.schema ?? true) : true;
  return { value: schema, place: `${place}/content/${asString(type)?.replaceAll('/', '~1') ?? ''}/schema` };
}
