import type { Edit, Path } from '../mutant.ts';
import { listOf, type Members, membersOf } from './json.ts';

/** A change inside one schema. */
export interface KeywordChange {
  readonly id: string;
  readonly item: string;
  readonly path: Path;
  readonly edit: Edit;
}

/** Keywords that bound something: one step inwards and one outwards are other rules. */
const bounds = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];
/** Keywords without which a schema takes more. */
const rules = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'const', 'additionalProperties', 'not', 'items'];
const otherType: Readonly<Record<string, string>> = {
  string: 'integer',
  integer: 'string',
  number: 'string',
  boolean: 'string',
  array: 'object',
  object: 'array',
};

/** What one schema says itself, each rule changed once a way; schemas inside it are asked by themselves. */
export function keywordChanges(schema: Members): KeywordChange[] {
  return [
    ...bounds
      .filter((keyword) => typeof schema[keyword] === 'number')
      .flatMap((keyword) => boundChanges(schema, keyword)),
    ...rules
      .filter((keyword) => keyword in schema)
      .map((keyword) => remove(`no-${keyword}`, `${keyword} dropped`, [keyword])),
    ...enumChanges(schema),
    ...typeChanges(schema),
    ...memberChanges(schema),
    ...branchChanges(schema),
    ...(schema.type === 'integer' ? [set('integer-as-number', 'integer widened', ['type'], 'number')] : []),
  ];
}

function boundChanges(schema: Members, keyword: string): KeywordChange[] {
  // Checked by the caller to be a number.
  const value = schema[keyword] as number;
  return [-1, 1]
    .filter((step) => value + step >= 0 || /imum$/i.test(keyword))
    .map((step) => set(`${keyword}-${value + step}`, 'boundary off by one', [keyword], value + step));
}

function enumChanges({ enum: values, type }: Members): KeywordChange[] {
  if (!Array.isArray(values)) return [];
  const added = type === 'integer' || type === 'number' ? 999_983 : 'one-more';
  return [
    { id: 'enum-more', item: 'enum value added', path: ['enum', values.length], edit: { do: 'add', value: added } },
    ...(values.length < 2
      ? []
      : values.map((value, index) => remove(`enum-without-${value}`, 'enum value dropped', ['enum', index]))),
    remove('no-enum', 'enum not checked', ['enum']),
  ];
}

function typeChanges({ type }: Members): KeywordChange[] {
  if (Array.isArray(type)) {
    return type.map((name, index) =>
      name === 'null'
        ? remove('not-null', 'nullable dropped', ['type', index])
        : set(`type-${name}-other`, 'type changed', ['type', index], otherType[String(name)] ?? 'string'),
    );
  }
  if (typeof type !== 'string') return [];
  const other = otherType[type];
  return [
    set('nullable', 'nullable added', ['type'], [type, 'null']),
    ...(other === undefined
      ? []
      : [
          set(
            `type-${other}`,
            type === 'number' || type === 'integer' ? 'number as string' : 'type changed',
            ['type'],
            other,
          ),
        ]),
  ];
}

function memberChanges({ properties, required }: Members): KeywordChange[] {
  const needed = listOf(required);
  return Object.keys(membersOf(properties)).flatMap((name) => {
    const index = needed.indexOf(name);
    const required: KeywordChange =
      index >= 0
        ? remove(`${name}-optional`, 'required dropped', ['required', index])
        : needed.length > 0
          ? {
              id: `${name}-required`,
              item: 'required added',
              path: ['required', needed.length],
              edit: { do: 'add', value: name },
            }
          : { id: `${name}-required`, item: 'required added', path: ['required'], edit: { do: 'add', value: [name] } };
    return [remove(`${name}-removed`, 'property dropped', ['properties', name]), required];
  });
}

function branchChanges(schema: Members): KeywordChange[] {
  const mapping = Object.keys(membersOf(membersOf(schema.discriminator).mapping));
  return ['oneOf', 'anyOf', 'allOf']
    .flatMap((keyword) => {
      const branches = schema[keyword];
      if (!Array.isArray(branches) || branches.length < 2) return [];
      return branches.map((branch, index) =>
        membersOf(branch).type === 'null'
          ? remove(`${keyword}-not-null`, 'nullable dropped', [keyword, index])
          : remove(`${keyword}-without-${index}`, 'branch dropped', [keyword, index]),
      );
    })
    .concat(
      mapping.map((value) =>
        remove(`discriminator-without-${value}`, 'discriminator value dropped', ['discriminator', 'mapping', value]),
      ),
    );
}

function set(id: string, item: string, path: Path, to: unknown): KeywordChange {
  return { id, item, path, edit: { do: 'set', to } };
}

function remove(id: string, item: string, path: Path): KeywordChange {
  return { id, item, path, edit: { do: 'remove' } };
}
