/** The rules of values that travel: a line each, read out for bodies, properties and parameters, and by direction. */
import type { Level } from '../change.ts';
import type { Rule } from './rule.ts';

type Verdict = readonly [level: Level, why: string];

/** Rules of one kind, for bodies, properties and parameters. */
export interface Family {
  /** What follows `request-property-` and the like in the id. */
  readonly what: string;
  readonly request: Verdict;
  readonly response: Verdict;
}

const subjects = { request: ['body', 'property', 'parameter'], response: ['body', 'property'] } as const;

const throws: Verdict = ['major', 'Calls that were sent until now are refused before sending.'];
const takesMore: Verdict = ['minor', 'More is taken than until now.'];
const sameType: Verdict = ['minor', 'The type is the same; whoever counted on the bound has to look.'];
const promisesMore: Verdict = ['minor', 'Answers promise more; only strict checking refuses what they were until now.'];
const prose: Verdict = ['patch', 'Only what people read has changed.'];

/** What tightens and loosens by the name of a bound: a lower maximum is the tighter one, a lower minimum the looser. */
function bound(name: string, tighter: 'increased' | 'decreased'): Family[] {
  return [
    ...moved(name, tighter),
    { what: `${name}-set`, request: throws, response: promisesMore },
    { what: `${name}-unset`, request: takesMore, response: sameType },
  ];
}

function moved(name: string, tighter: 'increased' | 'decreased'): Family[] {
  const looser = tighter === 'increased' ? 'decreased' : 'increased';
  return [
    { what: `${name}-${tighter}`, request: throws, response: promisesMore },
    { what: `${name}-${looser}`, request: takesMore, response: sameType },
  ];
}

/** Every kind of rule that bodies, properties and parameters share. */
export const families: readonly Family[] = [
  {
    what: 'type-changed',
    request: ['major', 'Values of the type until now are refused.'],
    response: ['major', 'Readers get a type that they do not expect.'],
  },
  {
    what: 'type-generalized',
    request: ['minor', 'More types are taken than until now.'],
    response: ['minor', 'An integer has become any number: the type in TypeScript is the same.'],
  },
  {
    what: 'type-specialized',
    request: ['major', 'Some values that were sent until now are refused.'],
    response: ['minor', 'Readers get one of the types that they expect already.'],
  },
  {
    what: 'number-became-integer',
    request: ['major', 'Fractions that were sent until now are refused.'],
    response: ['patch', 'The type in TypeScript is the same, and every integer is a number.'],
  },
  {
    what: 'became-nullable',
    request: ['minor', 'Null is taken, which was refused until now.'],
    response: ['major', 'Readers get null where they expect a value.'],
  },
  {
    what: 'became-not-nullable',
    request: ['major', 'Null is refused, which was sent until now.'],
    response: ['minor', 'Readers get a value where they allow for null.'],
  },
  {
    what: 'became-enum',
    request: ['major', 'Values outside the list are refused.'],
    response: ['major', 'Our types of answers are closed: comparisons with other values stop compiling.'],
  },
  {
    what: 'enum-removed',
    request: ['minor', 'Any value is taken, where only some were.'],
    response: ['major', 'Our types of answers are closed: code that handles each value stops compiling.'],
  },
  {
    what: 'enum-value-added',
    request: ['minor', 'One more value is taken.'],
    response: ['major', 'Our types of answers are closed: code that handles each value stops compiling.'],
  },
  {
    what: 'enum-value-removed',
    request: ['major', 'A value that was sent until now is refused.'],
    response: ['major', 'Our types of answers are closed: comparisons with the value stop compiling.'],
  },
  ...bound('max', 'decreased'),
  ...bound('min', 'increased'),
  ...bound('exclusive-max', 'decreased'),
  ...bound('exclusive-min', 'increased'),
  ...bound('max-length', 'decreased'),
  ...bound('min-length', 'increased'),
  ...bound('max-items', 'decreased'),
  ...bound('min-items', 'increased'),
  ...bound('max-contains', 'decreased'),
  // It is 1 where nothing is said, so it is never set or unset.
  ...moved('min-contains', 'increased'),
  ...bound('max-properties', 'decreased'),
  ...bound('min-properties', 'increased'),
  { what: 'multiple-of-set', request: throws, response: promisesMore },
  { what: 'multiple-of-changed', request: throws, response: sameType },
  { what: 'multiple-of-relaxed', request: takesMore, response: sameType },
  { what: 'multiple-of-unset', request: takesMore, response: sameType },
  { what: 'unique-items-set', request: throws, response: promisesMore },
  { what: 'unique-items-unset', request: takesMore, response: sameType },
  { what: 'pattern-added', request: throws, response: promisesMore },
  {
    what: 'pattern-changed',
    request: ['major', 'Nobody can tell whether every text that was taken still is.'],
    response: sameType,
  },
  { what: 'pattern-removed', request: takesMore, response: sameType },
  { what: 'format-added', request: throws, response: promisesMore },
  {
    what: 'format-changed',
    request: ['major', 'Texts of the format until now are refused.'],
    response: ['major', 'Readers get texts of another format.'],
  },
  {
    what: 'format-removed',
    request: takesMore,
    response: ['minor', 'The type is the same; whoever reads the format has to look.'],
  },
  {
    what: 'format-note-changed',
    request: ['patch', 'The format is not checked; it says how a value is meant.'],
    response: ['patch', 'The format is not checked; it says how a value is meant.'],
  },
  {
    what: 'content-changed',
    request: ['major', 'What the text holds, or its encoding, is another.'],
    response: ['major', 'What the text holds, or its encoding, is another.'],
  },
  {
    what: 'default-value-added',
    request: ['minor', 'Leaving it out may mean something else; a default is never sent.'],
    response: prose,
  },
  {
    what: 'default-value-changed',
    request: ['minor', 'Leaving it out means something else; a default is never sent.'],
    response: prose,
  },
  {
    what: 'default-value-removed',
    request: ['minor', 'Leaving it out may mean something else; a default is never sent.'],
    response: prose,
  },
  {
    what: 'one-of-added',
    request: ['minor', 'One more shape is taken.'],
    response: ['major', 'The union has no branch for the unknown: readers meet a shape that they do not handle.'],
  },
  {
    what: 'one-of-removed',
    request: ['major', 'A shape that was sent until now is refused.'],
    response: ['major', 'Readers of its members stop compiling.'],
  },
  {
    what: 'any-of-added',
    request: ['minor', 'One more shape is taken.'],
    response: ['major', 'The union has no branch for the unknown: readers meet a shape that they do not handle.'],
  },
  {
    what: 'any-of-removed',
    request: ['major', 'A shape that was sent until now is refused.'],
    response: ['major', 'Readers of its members stop compiling.'],
  },
  {
    what: 'any-of-became-one-of',
    request: ['major', 'What fits several shapes at once is refused.'],
    response: promisesMore,
  },
  { what: 'one-of-became-any-of', request: takesMore, response: sameType },
  {
    what: 'discriminator-changed',
    request: ['major', 'Another property, or another value of it, tells the shapes apart.'],
    response: ['major', 'Another property, or another value of it, tells the shapes apart.'],
  },
  {
    what: 'additional-properties-forbidden',
    request: ['major', 'Properties that are not named are refused, which were sent until now.'],
    response: promisesMore,
  },
  {
    what: 'additional-properties-allowed',
    request: ['minor', 'Properties that are not named are taken, which were refused until now.'],
    response: sameType,
  },
  {
    what: 'constraint-added',
    request: throws,
    response: promisesMore,
  },
  {
    what: 'constraint-removed',
    request: takesMore,
    response: sameType,
  },
  {
    what: 'became-conditionally-required',
    request: ['major', 'Calls without it may be refused under a condition.'],
    response: promisesMore,
  },
  {
    what: 'became-conditionally-optional',
    request: takesMore,
    response: sameType,
  },
  {
    what: 'deprecated',
    request: ['minor', 'Editors strike it through; it still works.'],
    response: ['minor', 'Editors strike it through; it still works.'],
  },
  {
    what: 'reactivated',
    request: ['minor', 'It is no longer struck through.'],
    response: ['minor', 'It is no longer struck through.'],
  },
  {
    what: 'became-read-only',
    request: ['major', 'It belongs to answers alone now.'],
    response: ['patch', 'In an answer, that only answers have it changes nothing.'],
  },
  {
    what: 'became-not-read-only',
    request: ['minor', 'It may be sent now.'],
    response: ['patch', 'In an answer, that requests have it too changes nothing.'],
  },
  {
    what: 'became-write-only',
    request: ['patch', 'In a request, that only requests have it changes nothing.'],
    response: ['major', 'It belongs to requests alone now.'],
  },
  {
    what: 'became-not-write-only',
    request: ['patch', 'In a request, that answers have it too changes nothing.'],
    response: ['minor', 'Answers have it now.'],
  },
  {
    what: 'expiry-changed',
    request: ['minor', 'What it points to lives for another time.'],
    response: ['minor', 'What it points to lives for another time.'],
  },
];

/** Rules of single properties, and of schemas that nothing finer can be said about. */
export const single: readonly Rule[] = [
  rule('new-required-request-property', 'major', 'Calls without it are refused.'),
  rule('new-optional-request-property', 'minor', 'One more property is taken.'),
  rule('request-property-removed', 'major', 'Calls with it stop compiling and are refused before sending.'),
  rule('request-property-renamed', 'major', 'Calls with the old name stop compiling and are refused before sending.'),
  rule('request-property-became-required', 'major', 'Calls without it are refused.'),
  rule('request-property-became-optional', 'minor', 'It may be left out.'),
  rule('request-schema-changed', 'major', 'Nobody can tell whether every value that was taken still is.'),
  rule('response-required-property-added', 'minor', 'Answers have one more property.'),
  rule('response-optional-property-added', 'minor', 'Answers may have one more property.'),
  rule('response-required-property-removed', 'major', 'Code that reads it stops compiling.'),
  rule('response-optional-property-removed', 'major', 'Code that reads it stops compiling.'),
  rule('response-property-renamed', 'major', 'Code that reads the old name stops compiling.'),
  rule('response-property-became-required', 'minor', 'It is always there, where it was only sometimes.'),
  rule('response-property-became-optional', 'major', 'It may be missing where code counts on it.'),
  rule('response-schema-changed', 'major', 'Nobody can tell whether readers can handle every answer.'),
];

function rule(id: string, level: Level, why: string): Rule {
  return { id, position: id.includes('response') ? 'response' : 'request', level, why };
}

/** All rules of schemas. */
export const schemaRules: readonly Rule[] = [
  ...families.flatMap(({ what, request, response }) => [
    ...subjects.request.map((subject) => rule(`request-${subject}-${what}`, ...request)),
    ...subjects.response.map((subject) => rule(`response-${subject}-${what}`, ...response)),
  ]),
  ...single,
];
