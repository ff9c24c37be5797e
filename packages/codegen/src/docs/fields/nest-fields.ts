import { type JsonObject, setMember } from '../../json.ts';
import type { FactSchema } from '../page-facts.ts';
import type { FieldFacts } from './field-facts.ts';

class Node {
  field: FieldFacts | undefined;
  readonly members = new Map<string, Node>();
  items: Node | undefined;

  inner(name: string): Node {
    if (name === '[]') {
      this.items ??= new Node();
      return this.items;
    }
    const known = this.members.get(name) ?? new Node();
    this.members.set(name, known);
    return known;
  }

  /** Members of an array are those of its items, whether or not the page writes `[]`. */
  build(): FactSchema {
    const own = this.field?.schema ?? {};
    const isArray = own.type === 'array' || this.items !== undefined;
    const inner = this.#buildMembers();
    if (!isArray) return { ...(inner && own.type === undefined ? { type: 'object' } : {}), ...own, ...inner };
    const items = { ...own.items, ...this.items?.build(), ...(inner && { type: 'object', ...inner }) };
    return { type: 'array', ...own, ...(Object.keys(items).length > 0 ? { items } : {}) };
  }

  #buildMembers(): FactSchema | undefined {
    if (this.members.size === 0) return undefined;
    const properties: JsonObject = {};
    // Facts hold nothing but JSON; a name may be any, `__proto__` too.
    for (const [name, node] of this.members) setMember(properties, name, node.build() as JsonObject);
    const named = (wanted: FieldFacts['required']): string[] =>
      [...this.members].filter(([, { field }]) => field?.required === wanted).map(([name]) => name);
    const [required, conditional] = [named(true), named('conditional')];
    return {
      properties: properties as Record<string, FactSchema>,
      ...(required.length > 0 ? { required } : {}),
      ...(conditional.length > 0 ? { 'x-conditional': conditional } : {}),
    };
  }
}

/** The body that has these fields. A name that comes twice is told by `twice`, and its first facts hold. */
export function nestFields(fields: readonly FieldFacts[], twice: (name: string) => void): FactSchema {
  const root = new Node();
  for (const field of fields) {
    const node = field.path.reduce((at, name) => at.inner(name), root);
    if (node.field) twice(field.path.join('.'));
    else node.field = field;
  }
  const conditions = fields.flatMap(({ path, notBeside }) => notBeside.map((name) => without(path, name)));
  const [first, ...others] = conditions;
  return { type: 'object', ...root.build(), ...(others.length > 0 ? { allOf: conditions } : first) };
}

/** A body that has the one name must not have the field. */
function without(path: readonly string[], name: string): FactSchema {
  const inner = path.reduceRight<unknown>((schema, part) => ({ properties: { [part]: schema } }), false);
  return { if: { required: [name] }, then: inner };
}
