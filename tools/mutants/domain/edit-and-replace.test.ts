import { expect, test } from 'vitest';
import { replaceOnce } from './replace-once.ts';
import { editValue } from './spec/edit-value.ts';

const change = { kind: 'text', file: 'a.ts', find: 'x + 1', replace: 'x' } as const;

test('a text is replaced where it stands once', () => {
  expect(replaceOnce('return x + 1;', change)).toBe('return x;');
});

test.each([
  ['return x;', 'not there'],
  ['x + 1; x + 1;', '2 times there'],
])('a mutant of %j does not apply', (text, reason) => {
  expect(() => replaceOnce(text, change)).toThrow(reason);
});

test('a text that would stay the same is no mutant', () => {
  expect(() => replaceOnce('x + 1', { ...change, replace: 'x + 1' })).toThrow('leaves the text as it is');
});

const facts = { errors: [{ id: 'a' }, { id: 'b' }], task: { every: '5s', first: 1 } };

test.each([
  ['set', ['task', 'every'], { do: 'set', to: '1s' }, { ...facts, task: { every: '1s', first: 1 } }],
  ['remove', ['errors', 0], { do: 'remove' }, { ...facts, errors: [{ id: 'b' }] }],
  ['swap', ['errors', 0], { do: 'swap-with-next' }, { ...facts, errors: [{ id: 'b' }, { id: 'a' }] }],
  ['add', ['errors', 2], { do: 'add', value: 1 }, { ...facts, errors: [{ id: 'a' }, { id: 'b' }, 1] }],
  ['add', ['task', 'last'], { do: 'add', value: 1 }, { ...facts, task: { every: '5s', first: 1, last: 1 } }],
] as const)('%s at %j changes a copy', (_name, path, edit, changed) => {
  const before = structuredClone(facts);
  expect(editValue(facts, path, edit)).toEqual(changed);
  expect(facts).toEqual(before);
});

test('a member that is renamed keeps its place', () => {
  const renamed = editValue(facts, ['task', 'every'], { do: 'rename', to: 'each' });
  expect(JSON.stringify(renamed)).toContain('"task":{"each":"5s","first":1}');
});

test.each([
  [['errors', 7], { do: 'remove' }],
  [['errors', 1], { do: 'swap-with-next' }],
  [['errors', 0], { do: 'add', value: 1 }],
  [['task', 'every'], { do: 'add', value: 1 }],
  [['task', 'every'], { do: 'set', to: '5s' }],
  [['task', 'never'], { do: 'set', to: 1 }],
  [['nothing', 'there'], { do: 'remove' }],
] as const)('at %j %j does not apply', (path, edit) => {
  expect(() => editValue(facts, path, edit)).toThrow('does not apply');
});
