/** Holds the cases themselves: ajv and hyperjump say the same, but where they are known to be wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeWithAjv } from './judge-with-ajv.ts';
import { judgeWithHyperjump } from './judge-with-hyperjump.ts';
import { readSuite } from './read-suite.ts';
import { runSuite } from './run-suite.ts';

interface KnownWrong {
  readonly judge: string;
  readonly file: string;
  readonly group: string;
}

const groups = readSuite(join(import.meta.dirname, 'cases'));
const knownWrong: KnownWrong[] = JSON.parse(readFileSync(join(import.meta.dirname, 'known-wrong.json'), 'utf8'));

describe('the cases', () => {
  it.each([
    ['ajv', judgeWithAjv],
    ['hyperjump', judgeWithHyperjump],
  ])('%s agrees, but in the groups that known-wrong.json lists', { timeout: 60_000 }, async (name, judge) => {
    const findings = await runSuite(groups, judge);
    const disagreeing = findings.filter(({ outcome }) => outcome !== 'right');
    const found = new Set(disagreeing.map(({ group }) => `${group.file}: ${group.description}`));
    const listed = knownWrong.filter((entry) => entry.judge === name).map(({ file, group }) => `${file}: ${group}`);
    expect([...found].sort()).toEqual(listed.sort());
  });

  it('no group has both against it', () => {
    const named = knownWrong.map(({ file, group }) => `${file}: ${group}`);
    const twice = named.filter((name, index) => named.indexOf(name) !== index);
    expect(twice).toEqual([
      // One instance each, and another: ajv's 0.3, hyperjump's 1e21.
      'numbers: multipleOf a tenth is exact',
      // They do not judge it wrongly: they decline.
      'remote-references: documents that nobody refers to do not matter',
    ]);
  });
});
