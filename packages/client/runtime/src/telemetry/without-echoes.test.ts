import { expect, it } from 'vitest';
import { withoutEchoes } from './without-echoes.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

it.each<[string, string, readonly string[], string]>([
  ['a text of three letters stays', 'a fox', ['fox'], 'a fox'],
  ['a text of four letters goes, wherever it is', 'toad, toad', ['toad'], '[input], [input]'],
  ['a text of sixteen letters goes', `<${letters.slice(0, 16)}>`, [letters.slice(0, 16)], '<[input]>'],
  ['fifteen letters of a longer text stay', `<${letters.slice(3, 18)}>`, [letters], `<${letters.slice(3, 18)}>`],
  ['sixteen letters of it go', `<${letters.slice(3, 19)}>`, [letters], '<[input]>'],
  ['and so they do at the end of the line', letters.slice(3, 19), [letters], '[input]'],
  ['the longest piece goes at once', `${letters}!`, [letters], '[input]!'],
  ['two pieces go one by one', `${letters.slice(0, 16)}${letters.slice(4, 24)}`, [letters], '[input][input]'],
  ['of the line fifteen letters at its end stay', letters.slice(11), [letters], letters.slice(11)],
  ['blanks count as one, and none around the text', 'a red fox', ['  a\n\n red\tfox '], '[input]'],
  ['each of several texts goes', 'toad and newt', ['toad', 'newt'], '[input] and [input]'],
])('%s', (_, text, originals, expected) => {
  expect(withoutEchoes(text, originals)).toBe(expected);
});
