import { expect, it } from 'vitest';
import { decodePunycode } from './punycode.ts';

/** Most are of RFC 3492, section 7.1. */
it.each([
  ['tda', 'ü'],
  ['bcher-kva', 'bücher'],
  ['a-ecp', 'a\u2488'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n', '安室奈美恵-with-SUPER-MONKEYS'],
  ['MajiKoi5-783gue6qz075azm5e', 'MajiでKoiする5秒前'],
  ['d9juau41awczczp', 'そのスピードで'],
  ['dn32g', '\u{10ffff}'],
  // A distance after which the bias only just stays below its next step.
  ['abc-qb2soc', 'abc\uf960\uf970'],
])('%s is %s', (encoded, text) => {
  expect(decodePunycode(encoded)).toBe(text);
});

it.each([
  ['ends where a digit is due', 'ihqwcrb4cv8a8dqg056pqjy'],
  ['leads past Unicode', 'en32g'],
  ['has a sign that is no digit', 'tda_'],
])('%s: nothing', (_name, text) => {
  expect(decodePunycode(text)).toBeUndefined();
});
