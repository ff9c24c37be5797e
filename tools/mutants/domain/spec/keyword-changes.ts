import { type Change, change } from './change.ts';
import { listOf, type Members, membersOf } from './json.ts';

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
export function keywordChanges(schema: Members): Change[] {
  return [
    ...bounds
      .filter((keyword) => typeof schema[keyword] === 'number')
      .flatMap((keyword) => boundChanges(schema, keyword)),
    ...rules
      .filter((keyword) => keyword in schema)
      .map((keyword) => change(`no-${keyword}`, `${keyword} dropped`).remove([keyword])),
    ...enumChanges(schema),
    ...typeChanges(schema),
    ...memberChanges(schema),
    ...branchChanges(schema),
    ...(schema.type === 'integer' && schema.multipleOf === undefined
      ? [change('integer-as-number', 'integer widened').set(['type'], 'number')]
      : []),
  ];
}

function boundChanges(schema: Members, keyword: string): Change[] {
  // Checked by the caller to be a number.
  const value = schema[keyword] as number;
  // Between two multiples there is nothing that another bound would take or leave.
  const step = typeof schema.multipleOf === 'number' && /imum$/i.test(keyword) ? schema.multipleOf : 1;
  return [-step, step]
    .map((by) => value + by)
    .filter((other) => other >= 0 || /imum$/i.test(keyword))
    .map((other) => change(`${keyword}-${other}`, 'boundary off by one').set([keyword], other));
}

function enumChanges({ enum: values, type }: Members): Change[] {
  if (!Array.isArray(values)) return [];
  const added = type === 'integer' || type === 'number' ? 999_983 : inOtherLetters(String(values[0]));
  return [
    change('enum-more', 'enum value added').add(['enum', values.length], added),
    ...(values.length < 2
      ? []
      : values.map((value, index) => change(`enum-without-${value}`, 'enum value dropped').remove(['enum', index]))),
    change('no-enum', 'enum not checked').remove(['enum']),
  ];
}

/** What people send for a word of a list, and would come to be taken by a list that is too long. */
function inOtherLetters(word: string): string {
  const upper = word.toUpperCase();
  return upper === word ? `${word}x` : upper;
}

function typeChanges({ type }: Members): Change[] {
  if (Array.isArray(type)) {
    return type.map((name, index) =>
      name === 'null'
        ? change('not-null', 'nullable dropped').remove(['type', index])
        : change(`type-${name}-other`, 'type changed').set(['type', index], otherType[String(name)] ?? 'string'),
    );
  }
  if (typeof type !== 'string') return [];
  const other = otherType[type];
  const item = type === 'number' || type === 'integer' ? 'number as string' : 'type changed';
  return other === undefined ? [] : [change(`type-${other}`, item).set(['type'], other)];
}

function memberChanges({ properties, required }: Members): Change[] {
  const needed = listOf(required);
  return Object.keys(membersOf(properties)).flatMap((name) => {
    const index = needed.indexOf(name);
    const presence = index < 0 ? [] : [change(`${name}-optional`, 'required dropped').remove(['required', index])];
    return [change(`${name}-removed`, 'property dropped').remove(['properties', name]), ...presence];
  });
}

function branchChanges(schema: Members): Change[] {
  const mapping = Object.keys(membersOf(membersOf(schema.discriminator).mapping));
  return ['oneOf', 'anyOf', 'allOf']
    .flatMap((keyword) => {
      const branches = schema[keyword];
      if (!Array.isArray(branches) || branches.length < 2) return [];
      return branches.map((branch, index) =>
        membersOf(branch).type === 'null'
          ? change(`${keyword}-not-null`, 'nullable dropped').remove([keyword, index])
          : change(`${keyword}-without-${index}`, 'branch dropped').remove([keyword, index]),
      );
    })
    .concat(
      mapping.map((value) =>
        change(`discriminator-without-${value}`, 'discriminator value dropped').remove([
          'discriminator',
          'mapping',
          value,
        ]),
      ),
    );
}
