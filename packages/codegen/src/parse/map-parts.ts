import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { isObject, type Json, type JsonObject, setMember } from '../json.ts';
import { grammars, type Kind, type Place } from './openapi-grammar.ts';
import { inherit, locate } from './origin.ts';

/** What to do with each part, and where to tell of one that cannot be what it should. */
export interface PartChange {
  readonly change: (part: Json, place: Place) => Json;
  readonly diagnostics: Diagnostic[];
}

/**
 * The object with each of its parts changed: itself where none is, else a copy that shares what stayed the same. Parts that
 * are null count as absent, others of a wrong kind are errors.
 */
export function mapParts(node: JsonObject, kind: Kind, options: PartChange): JsonObject {
  const { parts, plain } = grammars[kind];
  const result = new Draft(node);
  for (const [name, value] of Object.entries(node)) {
    const place = parts.get(name);
    if (!place) {
      if (plain && !plain.has(name) && !name.startsWith('x-')) options.diagnostics.push(unread(node, name, kind));
      continue;
    }
    if (value === undefined) continue;
    const shape = shapeOf(value, place);
    if (isSchemaForList(value, place)) {
      const message = `${name} is a schema, not a list of them; it is read as a list of one.`;
      options.diagnostics.push(diagnostic('document-repaired', locate(node, name), message));
      result.set(name, [options.change(value, { kind: place.kind, as: 'one' })]);
    } else if (shape === 'right') result.set(name, options.change(value, place));
    else {
      options.diagnostics.push(misshapen({ node, name, place, shape }));
      result.remove(name);
    }
  }
  return result.value;
}

/** True for a schema where a list of schemas should be: what it means is certain. */
export function isSchemaForList(value: Json, { kind, as }: Place): boolean {
  return as === 'list' && kind === 'schema' && isObject(value);
}

/** The same for the entries of a map or the items of a list. */
export function mapEntries<T extends JsonObject | Json[]>(node: T, place: Place, options: PartChange): T;
export function mapEntries(node: JsonObject | Json[], place: Place, options: PartChange): JsonObject | Json[] {
  const inner: Place = { kind: place.kind, as: 'one' };
  if (Array.isArray(node)) {
    const changed = node.flatMap((item, index) => {
      if (shapeOf(item, inner) === 'right') return [options.change(item, inner)];
      const shape = item === null ? 'absent' : 'wrong';
      options.diagnostics.push(misshapen({ node, name: String(index), place: inner, shape }));
      return [];
    });
    const isSame = changed.length === node.length && changed.every((item, index) => item === node[index]);
    return isSame ? node : inherit(changed, node);
  }
  const result = new Draft(node);
  for (const [name, value] of Object.entries(node)) {
    if (place.extensible && name.startsWith('x-')) continue;
    const shape = shapeOf(value, inner);
    if (shape === 'right') result.set(name, options.change(value, inner));
    else {
      options.diagnostics.push(misshapen({ node, name, place: inner, shape }));
      // What stands under a name is there, if only as `name:` with nothing behind it.
      if (shape === 'absent') result.set(name, {});
      else result.remove(name);
    }
  }
  return result.value;
}

/** A copy that is made with the first change. */
class Draft {
  readonly #original: JsonObject;
  value: JsonObject;

  constructor(original: JsonObject) {
    this.#original = original;
    this.value = original;
  }

  set(name: string, value: Json): void {
    if (this.#original[name] === value && Object.hasOwn(this.#original, name)) return;
    setMember(this.#own(), name, value);
  }

  remove(name: string): void {
    delete this.#own()[name];
  }

  #own(): JsonObject {
    if (this.value === this.#original) this.value = inherit({ ...this.#original }, this.#original);
    return this.value;
  }
}

type Shape = 'right' | 'absent' | 'wrong';

/** Whether a value can stand at a place. Writers of PHP make `[]` of an empty map. */
function shapeOf(value: Json, { kind, as }: Place): Shape {
  if (value === null) return 'absent';
  if (Array.isArray(value)) {
    if (as === 'list' || as === 'either') return 'right';
    return as === 'map' && value.length === 0 ? 'absent' : 'wrong';
  }
  if (isObject(value)) return as === 'list' && typeof value.$ref !== 'string' ? 'wrong' : 'right';
  return typeof value === 'boolean' && kind === 'schema' && (as === 'one' || as === 'either') ? 'right' : 'wrong';
}

const expected: Readonly<Record<Place['as'], string>> = {
  one: 'an object',
  either: 'an object',
  list: 'a list',
  map: 'an object of named entries',
};

function misshapen(options: { node: JsonObject | Json[]; name: string; place: Place; shape: Shape }): Diagnostic {
  const { node, name, place, shape } = options;
  const found = Array.isArray(node) ? node[Number(name)] : node[name];
  const what = found === null ? 'null' : Array.isArray(found) ? 'a list' : `a ${typeof found}`;
  const message = `${name} is ${what}, not ${expected[place.as]} (${place.kind}).`;
  if (shape === 'absent') return diagnostic('document-repaired', locate(node, name), `${message} It counts as empty.`);
  return diagnostic('document-invalid', locate(node, name), message);
}

function unread(node: JsonObject, name: string, kind: Kind): Diagnostic {
  const message = `${name} is no member of a ${kind} that is read.`;
  return diagnostic('left-out', locate(node, name), message);
}
