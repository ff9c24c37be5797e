/** Says of two conditions of rows whether no answer can fit both. */
import { asObject, asString, type Json, type JsonObject } from '../../json.ts';

/** True where no answer fits both; false where one may. */
export function areApart(a: JsonObject, b: JsonObject): boolean {
  if ((a.transport !== undefined && isOfAnswer(b)) || (b.transport !== undefined && isOfAnswer(a))) return true;
  if (lacksCommon(a.transport, b.transport) || lacksCommon(a.operation, b.operation)) return true;
  if (a.status !== undefined && b.status !== undefined && !shareStatus(listOf(a.status), listOf(b.status))) return true;
  const [body, other] = [asObject(a.body), asObject(b.body)];
  return Object.keys(body).some(
    (pointer) => pointer in other && excludes(asObject(body[pointer]), asObject(other[pointer])),
  );
}

/** A failure of the transport has neither a status nor a body. */
function isOfAnswer({ status, body }: JsonObject): boolean {
  return status !== undefined || body !== undefined;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function lacksCommon(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return !listOf(a).some((item) => listOf(b).includes(item));
}

function shareStatus(a: readonly Json[], b: readonly Json[]): boolean {
  return a.some((x) => b.some((y) => x === y || isClass(x, y) || isClass(y, x)));
}

function isClass(pattern: Json, status: Json): boolean {
  return typeof pattern === 'string' && typeof status === 'number' && pattern.charAt(0) === String(status).charAt(0);
}

/** Whether no value can be what both ask. */
function excludes(a: JsonObject, b: JsonObject): boolean {
  const needed = (predicate: JsonObject): boolean =>
    predicate.exists === true || ['equals', 'in', 'matches'].some((key) => predicate[key] !== undefined);
  if ((a.exists === false && needed(b)) || (b.exists === false && needed(a))) return true;
  const [ours, theirs] = [valuesOf(a), valuesOf(b)];
  if (ours && theirs) return !ours.some((value) => theirs.includes(value));
  if (ours) return ours.every((value) => refuses(b, value));
  return theirs?.every((value) => refuses(a, value)) ?? false;
}

function valuesOf({ equals, in: values }: JsonObject): readonly Json[] | undefined {
  if (equals !== undefined) return [equals];
  return Array.isArray(values) ? values : undefined;
}

function refuses({ not, matches }: JsonObject, value: Json): boolean {
  const pattern = asString(matches);
  return not === value || (pattern !== undefined && !new RegExp(pattern, 'iu').test(String(value)));
}
