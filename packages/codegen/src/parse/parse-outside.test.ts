import { describe, expect, it } from 'vitest';
import { locate } from './origin.ts';
import { parseOutside } from './parse-outside.ts';

function problems(text: string, path = 'api.json'): string[] {
  const { diagnostics } = parseOutside({ path, text });
  return diagnostics.map(({ code, location, message }) => `${code} ${location.line}:${location.column} ${message}`);
}

function parsed(text: string, path = 'api.yaml'): unknown {
  const { value, diagnostics } = parseOutside({ path, text });
  expect(diagnostics).toEqual([]);
  return value;
}

describe('JSON', () => {
  it('knows the places of its parts when somebody asks', () => {
    const { value } = parseOutside({ path: 'api.json', text: '{\n  "a/b": [1, { "c": "\\"x\\"" }]\n}' });
    const list = (value as { 'a/b': [number, object] })['a/b'];
    expect({ ...locate(list[1], 'c') }).toEqual({ file: 'api.json', line: 2, column: 16, pointer: '/a~1b/1/c' });
    expect({ ...locate(list, 0) }).toMatchObject({ line: 2, column: 11, pointer: '/a~1b/0' });
  });

  it('passes over what nobody asks for, with brackets in its texts', () => {
    const { value } = parseOutside({ path: 'api.json', text: '{"a": ["]", "}", "\\"{"],\n"b": { "c": 1 } }' });
    const { b } = value as { b: object };
    expect({ ...locate(b, 'c') }).toMatchObject({ line: 2, column: 8, pointer: '/b/c' });
  });

  it('points at the owner of what is missing', () => {
    const { value } = parseOutside({ path: 'api.json', text: '{\n  "info": {}\n}' });
    const { info } = value as { info: object };
    expect({ ...locate(info, 'title') }).toMatchObject({ line: 2, column: 3, pointer: '/info/title' });
  });

  it('may begin with a byte order mark', () => {
    expect(parsed('\uFEFF{"a":1}', 'api.json')).toEqual({ a: 1 });
  });

  it('keeps a key that is called __proto__', () => {
    expect(JSON.stringify(parsed('{"__proto__":{"a":1}}', 'api.json'))).toBe('{"__proto__":{"a":1}}');
  });

  const faults: { title: string; text: string; told: string }[] = [
    { title: 'ends too early', text: '{"a":[1,\n2', told: '2:2 Expected a comma or ], found the end of the text.' },
    { title: 'has a comma too many', text: '{"a":1,}', told: '1:8 Expected a key in double quotes, found "}".' },
    {
      title: 'has something behind it',
      text: '{"a":1}\n x',
      told: '2:2 There is something after the end of the document.',
    },
    { title: 'has a key twice', text: '{"a":{"b":1,\n"b":2}}', told: '2:1 The key "b" stands twice in one object.' },
    {
      title: 'has a key twice, once with an escape',
      text: '{"a\\u0062":1,\n"ab":2}',
      told: '2:1 The key "ab" stands twice in one object.',
    },
    { title: 'has a text that is not closed', text: '{"a":"b', told: '1:6 A text is not closed' },
  ];
  for (const { title, text, told } of faults) {
    it(`says where it is wrong when it ${title}`, () => {
      expect(problems(text)).toEqual([`json-syntax ${told}`]);
    });
  }
});

describe('YAML', () => {
  it('keeps to the core schema, and makes texts of keys', () => {
    expect(parsed('200: ok\n1.10: v\nno: no\nat: 2020-01-01\nold: 017\n')).toEqual({
      '200': 'ok',
      '1.10': 'v',
      no: 'no',
      at: '2020-01-01',
      old: 17,
    });
  });

  it('reads aliases and merge keys', () => {
    expect(parsed('base: &b { x: 1, y: 2 }\nall: { <<: *b, y: 3 }\nsame: *b')).toEqual({
      base: { x: 1, y: 2 },
      all: { x: 1, y: 3 },
      same: { x: 1, y: 2 },
    });
  });

  const faults: { title: string; text: string; told: string }[] = [
    { title: 'a key that stands twice', text: 'a: 1\na: 2', told: 'yaml-syntax 2:1 Map keys must be unique' },
    { title: 'a key that is no text', text: '? [a]\n: 1', told: 'yaml-syntax 1:3 A key is no text.' },
    { title: 'a number that JSON has not', text: 'a: .nan', told: 'yaml-syntax 1:4 NaN is no value that JSON knows.' },
    {
      title: 'two documents in one',
      text: 'a: 1\n---\nb: 2',
      told: 'yaml-syntax 2:1 The file holds more than one YAML document.',
    },
    { title: 'an alias without anchor', text: 'a: *b', told: 'yaml-alias 1:4 The alias *b has no anchor before it.' },
    {
      title: 'an alias inside its anchor',
      text: 'a: &a [*a]',
      told: 'yaml-alias 1:8 The alias *a stands inside what it stands for.',
    },
  ];
  for (const { title, text, told } of faults) {
    it(`tells of ${title}`, () => {
      expect(problems(text, 'api.yaml').map((line) => line.replace(/Unresolved alias.*/, ''))).toContain(told);
    });
  }
});

describe('what is no document', () => {
  it('is told of', () => {
    expect(problems('\n<!doctype html>')).toEqual(['source-no-document 1:1 This is HTML or XML.']);
    expect(problems(' \n')).toEqual(['source-no-document 1:1 The file is empty.']);
  });
});

describe('hostile sources', () => {
  const deep = 20_000;
  const cases: { title: string; path: string; text: string; code: string }[] = [
    { title: 'deep JSON', path: 'a.json', text: '['.repeat(deep) + ']'.repeat(deep), code: 'source-too-deep' },
    { title: 'deep YAML', path: 'a.yaml', text: '['.repeat(deep) + ']'.repeat(deep), code: 'source-too-deep' },
    { title: 'lists in lists', path: 'a.yaml', text: `${'- '.repeat(deep)}1`, code: 'source-too-deep' },
    { title: 'a bomb of aliases', path: 'a.yaml', text: laughs(), code: 'yaml-alias' },
    { title: 'a bomb of merge keys', path: 'a.yaml', text: merges(), code: 'yaml-alias' },
  ];
  for (const { title, path, text, code } of cases) {
    it(`stops at ${title}`, () => {
      expect(problems(text, path).map((line) => line.split(' ')[0])).toEqual([code]);
    });
  }
});

/** Nine to the power of nine. */
function laughs(): string {
  const names = [...'abcdefghij'];
  const lines = names.map((name, index) => {
    const before = names[index - 1];
    return `${name}: &${name} [${Array(9)
      .fill(before === undefined ? 'lol' : `*${before}`)
      .join(',')}]`;
  });
  return lines.join('\n');
}

function merges(): string {
  const lines = ['a0: &a0 { x: [1, 2, 3, 4] }'];
  for (let index = 1; index < 30; index += 1)
    lines.push(`a${index}: &a${index} { <<: [*a${index - 1}], l${index}: *a${index - 1}, r${index}: *a${index - 1} }`);
  return lines.join('\n');
}
