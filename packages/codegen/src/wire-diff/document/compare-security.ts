/** Compares how a key is sent, and which operations need one. */
import { asArray, asObject, asString, child, isObject, type Json, type JsonObject } from '../../json.ts';
import { canonical } from '../schema/canonical.ts';
import type { Pair } from '../schema/pair.ts';
import type { Operation } from './operations.ts';
import { compareWords, type Report, tellIn } from './report.ts';

interface Scheme {
  readonly name: string;
  readonly value: JsonObject;
  readonly place: string;
}

/** Compares the schemes of a document: by name, or where there is one, whatever its name. */
export function compareSchemes(report: Report, pair: Pair<Json>): void {
  const [before, after] = [schemesOf(pair.before), schemesOf(pair.after)];
  const isOnly = before.length === 1 && after.length === 1;
  for (const old of before) {
    const now = isOnly ? after[0] : after.find(({ name }) => name === old.name);
    if (now) compareScheme(report, { before: old, after: now });
    else tellIn(report, 'auth-scheme-removed', { place: old.place, before: old.name });
  }
  for (const { name, place } of after)
    if (!isOnly && !before.some((old) => old.name === name))
      tellIn(report, 'auth-scheme-added', { place, after: name });
}

function compareScheme(report: Report, { before, after }: Pair<Scheme>): void {
  const { place } = after;
  const [was, is] = [factsOf(before.value), factsOf(after.value)];
  if (canonical(was.rest) !== canonical(is.rest))
    tellIn(report, 'auth-scheme-changed', { place, before: was.rest, after: is.rest });
  else if (was.name !== is.name) {
    const isSame = was.name?.toLowerCase() === is.name?.toLowerCase() && after.value.in === 'header';
    const rule = isSame ? 'auth-header-spelling-changed' : 'auth-header-changed';
    tellIn(report, rule, { place: `${place}/name`, before: was.name, after: is.name });
  }
  compareWords(report, { before: before.value, after: after.value }, place);
}

/** What decides how a key travels; names of header fields apart. */
function factsOf({ type, in: where, scheme, name, flows, openIdConnectUrl }: JsonObject) {
  const all = { type, in: where, scheme: asString(scheme)?.toLowerCase(), flows, openIdConnectUrl };
  const rest = Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  return { rest, name: asString(name) };
}

function schemesOf(document: Json): readonly Scheme[] {
  const place = '/components/securitySchemes';
  const schemes = asObject(asObject(asObject(document).components).securitySchemes);
  return Object.entries(schemes).flatMap(([name, value]) =>
    isObject(value) ? [{ name, value, place: child(place, name) }] : [],
  );
}

/** Compares what an operation needs: nothing, or some of the schemes. */
export function compareSecurity(report: Report, { before, after }: Pair<Operation>): void {
  const place = `${after.place}/security`;
  const { roots } = report;
  const hasNames = schemesOf(roots.before).length > 1 || schemesOf(roots.after).length > 1;
  const [was, is] = [needsOf(roots.before, before, hasNames), needsOf(roots.after, after, hasNames)];
  if (was.length === 0 && is.length > 0) tellIn(report, 'api-security-added', { place, after: is });
  else if (was.length > 0 && is.length === 0) tellIn(report, 'api-security-removed', { place, before: was });
  else if (canonical(was) !== canonical(is)) tellIn(report, 'api-security-changed', { place, before: was, after: is });
}

/** The ways to be let in, each a text; none where it works without. A lone scheme may have another name. */
function needsOf(document: Json, { value }: Operation, hasNames: boolean): string[] {
  const ways = asArray(value.security ?? asObject(document).security);
  if (ways.some((way) => Object.keys(asObject(way)).length === 0)) return [];
  const nameOf = (way: Json): string => Object.keys(asObject(way)).sort().join('+');
  return ways.map((way) => (hasNames ? nameOf(way) : 'key')).sort();
}
