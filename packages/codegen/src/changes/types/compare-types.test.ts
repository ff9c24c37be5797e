import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareTypes } from './compare-types.ts';

const folder = join(import.meta.dirname, '../../../../client/segmind');

const before = `
export interface Size { width: number; height?: number | undefined }
export interface DrawRequest {
  prompt: string;
  steps?: number | undefined;
  more?: unknown;
  size?: Size | 'square' | 'wide' | undefined;
  kind?: { model: 'a'; speed: number } | { model: 'b'; light: boolean } | undefined;
}
export interface Picture { url: string; cost?: number | undefined; meta: { [name: string]: number } | null; extra?: unknown }
export interface Answer { pictures: Picture[]; next?: Answer | undefined }
declare class Images { draw(input: DrawRequest, options?: { wait?: number }): Promise<Answer>; list(): Promise<string[]> }
export declare class Client { constructor(options?: { key?: string }); readonly images: Images; close(): Promise<void> }
export { Images };
`;

/** What an edit of the types is found to be, as `rule place level`. */
function found(from: string, to: string): string[] {
  expect(before).toContain(from);
  const after = before.replace(from, to);
  const sources = { before: new Map([['index.ts', before]]), after: new Map([['index.ts', after]]) };
  const changes =
    compareTypes([{ name: 'x', folder, isGenerated: true, entries: ['index.ts'], ...sources }]).get('x') ?? [];
  return changes.map(({ rule, place, level }) => `${rule} ${place} ${level}`);
}

/** Texts to replace in the types, and what that is. */
const edits: readonly (readonly [title: string, from: string, to: string, changes: readonly string[]])[] = [
  ['nothing', 'prompt: string;', 'prompt: string;\n', []],
  [
    'an optional member of a request',
    'prompt: string;',
    'prompt: string; seed?: number;',
    ['request-type-key-added /DrawRequest/seed minor'],
  ],
  [
    'a required member of a request',
    'prompt: string;',
    'prompt: string; seed: number;',
    ['new-required-request-type-key /DrawRequest/seed major'],
  ],
  [
    'a member of a request that goes',
    'steps?: number | undefined;',
    '',
    ['request-type-key-removed /DrawRequest/steps major'],
  ],
  [
    'a member of a request that must be given',
    'steps?: number | undefined',
    'steps: number',
    ['request-type-key-became-required /DrawRequest/steps major'],
  ],
  [
    'a member of a request that may be left out',
    'prompt: string',
    'prompt?: string | undefined',
    ['request-type-key-became-optional /DrawRequest/prompt minor'],
  ],
  ['another type of a member', 'steps?: number', 'steps?: string', ['request-type-changed /DrawRequest/steps major']],
  ['a value that goes', "'square' | 'wide'", "'square'", ['request-type-value-removed /DrawRequest/size major']],
  [
    'a value that comes',
    "'square' | 'wide'",
    "'square' | 'wide' | 'high'",
    ['request-type-value-added /DrawRequest/size minor'],
  ],
  ['an open list of values', "'square' | 'wide'", 'string', ['request-type-value-added /DrawRequest/size minor']],
  ['a structure of a request that goes', 'Size | ', '', ['request-type-branch-removed /DrawRequest/size major']],
  [
    'a branch told by its model',
    "model: 'b'; light: boolean",
    "model: 'b'; light: string",
    ['request-type-changed /DrawRequest/kind/light major'],
  ],
  [
    'a branch that comes',
    'light: boolean }',
    "light: boolean } | { model: 'c' }",
    ['request-type-branch-added /DrawRequest/kind minor'],
  ],
  [
    'a member of an answer that goes',
    'cost?: number | undefined; ',
    '',
    ['response-type-key-removed /Picture/cost major'],
  ],
  [
    'a member of an answer that comes',
    'url: string',
    'url: string; id: string',
    ['response-type-key-added /Picture/id minor'],
  ],
  [
    'a member of an answer that may be missing',
    'url: string',
    'url?: string',
    ['response-type-key-became-optional /Picture/url major'],
  ],
  [
    'a member of an answer that is always there',
    'cost?: number | undefined',
    'cost: number',
    ['response-type-key-became-required /Picture/cost minor'],
  ],
  ['null in an answer', 'url: string', 'url: string | null', ['response-type-value-added /Picture/url major']],
  [
    'no null in an answer any more',
    '{ [name: string]: number } | null',
    '{ [name: string]: number }',
    ['response-type-value-removed /Picture/meta minor'],
  ],
  [
    'members of any name',
    '[name: string]: number',
    '[name: string]: string',
    ['response-type-changed /Picture/meta/* major'],
  ],
  [
    'anything at all that gets a type',
    'extra?: unknown',
    'extra?: string',
    ['response-type-specialized /Picture/extra minor'],
  ],
  ['a type that becomes anything', 'url: string', 'url: unknown', ['response-type-generalized /Picture/url major']],
  [
    'a list that becomes one',
    'pictures: Picture[]',
    'pictures: Picture',
    ['response-type-changed /Answer/pictures major'],
  ],
  ['a method that goes', '; list(): Promise<string[]>', '', ['method-removed /Client/images/list major']],
  [
    'a method of another name',
    'draw(',
    'paint(',
    ['method-removed /Client/images/draw major', 'method-added /Client/images/paint minor'],
  ],
  [
    'a resource of another name',
    'readonly images',
    'readonly pictures',
    ['resource-removed /Client/images major', 'resource-added /Client/pictures minor'],
  ],
  [
    'an answer of a method',
    'Promise<string[]>',
    'Promise<number[]>',
    ['response-type-changed /Client/images/list/returns/* major'],
  ],
  [
    'an option of a call that must be given',
    'options?: { wait?: number }',
    'options: { wait: number }',
    [
      'argument-became-required /Client/images/draw major',
      'request-type-key-became-required /Client/images/draw/options/wait major',
    ],
  ],
  [
    'an option of the client that goes',
    '{ key?: string }',
    '{ token?: string }',
    [
      'request-type-key-removed /Client/new/options/key major',
      'request-type-key-added /Client/new/options/token minor',
    ],
  ],
  ['an exported name that goes', 'export { Images };', '', ['exported-name-removed /Images major']],
  [
    'an exported name that comes',
    'declare class Images',
    'export declare class Images2 {}\ndeclare class Images',
    ['exported-name-added /Images2 minor'],
  ],
];

describe('compareTypes', () => {
  for (const [title, from, to, changes] of edits) {
    it(`sees ${title}`, () => {
      expect(found(from, to).sort()).toEqual([...changes].sort());
    });
  }
});

describe('compareTypes of examples', () => {
  const repository = join(folder, '../../..');
  const library = 'export declare class Client { draw(prompt: string): Promise<string> }\n';
  const uses = "import { Client } from '@limner/x';\n\nconsole.log(await new Client().draw('a kite'));\n";
  const broken = "import { Client } from '@limner/x';\n\nnew Client().paint();\n";

  /** Rules and lines that examples are told of when the client becomes another. */
  const found = (after: string): string[][] => {
    const file = 'src/gen/index.ts';
    const changes = compareTypes([
      {
        ...{ name: '@limner/x', folder, isGenerated: true, entries: [file] },
        ...{ before: new Map([[file, library]]), after: new Map([[file, after]]) },
        examples: new Map([
          ['examples/uses.ts', uses],
          ['examples/broken.ts', broken],
        ]),
        examplesFolder: join(repository, 'examples'),
      },
    ]).get('@limner/x');
    return (changes ?? [])
      .filter(({ rule }) => rule.startsWith('example'))
      .map(({ place, before }) => [place, `${before}`]);
  };

  it('says which one does not compile any more, and by which line', () => {
    expect(found(library.replace('string)', 'number)'))).toEqual([
      ['/examples~1uses.ts', "console.log(await new Client().draw('a kite'));"],
    ]);
  });

  it('is content with those that do, and asks nothing of one that never did', () => {
    expect(found(library.replace('string)', 'string | number)'))).toEqual([]);
  });
});

describe('compareTypes of a package that people write', () => {
  const written = `
export interface Options { wait?: number; name: string }
export class Queue { #size = 0; constructor(readonly most: number) {} add(item: string): number { return this.#size; } }
export function open(path: string): Queue { return new Queue(1); }
export type Level = 'low' | 'high';
export const limit: number = 1;
`;
  const cases: readonly (readonly [from: string, to: string, changes: readonly string[]])[] = [
    ['= 0', '= 1', []],
    ['return new Queue(1)', 'return new Queue(2)', []],
    ['wait?: number; ', '', ['exported-name-removed /Options/wait major']],
    ['wait?: number', 'wait?: number; more?: boolean', ['exported-name-added /Options/more minor']],
    ['wait?: number', 'wait?: string', ['exported-type-changed /Options/wait major']],
    ['wait?: number', 'wait: number', ['exported-type-changed /Options/wait major']],
    [
      'constructor(readonly most: number)',
      'constructor(readonly most: number, name: string)',
      ['exported-type-changed /Queue major'],
    ],
    ['add(item: string)', 'add(item: string | number)', ['exported-type-changed /Queue/add minor']],
    ['add(item: string)', 'add(item: 1)', ['exported-type-changed /Queue/add major']],
    ['limit: number = 1', 'limit: any = 1', ['exported-type-changed /limit major']],
    ['limit: number = 1', 'limit: 1 = 1', ['exported-type-changed /limit minor']],
    ["'low' | 'high'", "'low'", ['exported-type-changed /Level major']],
    ['export class Queue', 'class Queue', ['exported-name-removed /Queue major']],
    [
      'export const limit',
      'export function close(): void {}\nexport const limit',
      ['exported-name-added /close minor'],
    ],
  ];
  for (const [from, to, changes] of cases) {
    it(`finds ${changes.join(', ') || 'nothing'} where "${from}" becomes "${to}"`, () => {
      expect(written).toContain(from);
      const sources = { before: new Map([['a.ts', written]]), after: new Map([['a.ts', written.replace(from, to)]]) };
      const found = compareTypes([{ name: 'x', folder, isGenerated: false, entries: ['a.ts'], ...sources }]).get('x');
      expect(found?.map(({ rule, place, level }) => `${rule} ${place} ${level}`)).toEqual(changes);
    });
  }
});
