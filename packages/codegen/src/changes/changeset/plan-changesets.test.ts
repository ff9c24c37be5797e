import { describe, expect, it } from 'vitest';
import type { PackageChanges } from '../compute-changes.ts';
import type { Signal } from '../signal.ts';
import { changesetOf } from './changeset.ts';
import { planChangesets } from './plan-changesets.ts';

const signal = (source: Signal['source'], values: Partial<Signal['change']>): Signal => ({
  source,
  change: { rule: 'r', position: 'request', place: '/steps', level: 'major', ...values },
});

function changesOf(name: string, options: Partial<PackageChanges> = {}): PackageChanges {
  const signals = [signal('wire', { before: 50, after: 40 })];
  return {
    ...{ id: name, name: `@limner/${name}`, version: '0.1.0', folder: `packages/${name}`, isGenerated: false },
    ...{ signals, level: 'major', bump: 'minor', ...options },
  };
}

function planOf(changes: PackageChanges, files: Record<string, string>): ReturnType<typeof planChangesets> {
  const noted = [{ changes, changeset: changesetOf(changes, () => undefined) }];
  return planChangesets(noted, ['core', 'acme'], { before: new Map(), after: new Map(Object.entries(files)) });
}

const note = (bump: string, text: string): string => `---\n"@limner/core": ${bump}\n---\n\n${text}\n`;

describe('planChangesets', () => {
  it('asks for no second note of a package that people write and have noted', () => {
    const { write, problems } = planOf(changesOf('core'), { 'brave-lion.md': note('minor', 'Ours.') });
    expect([write, problems]).toEqual([[], []]);
  });

  it('asks for one where theirs makes less of the changes, without a reason', () => {
    const { write } = planOf(changesOf('core'), { 'brave-lion.md': note('patch', 'Ours.') });
    expect(write).toHaveLength(1);
    const lowered = planOf(changesOf('core'), { 'brave-lion.md': note('patch', 'Lowered: nobody sees it.') });
    expect(lowered.write).toEqual([]);
  });

  it('asks for one where theirs is about another package, or is none', () => {
    for (const text of [note('minor', 'x').replace('core', 'acme'), 'no front matter', '---\n: [\n---\n']) {
      expect(planOf(changesOf('core'), { 'brave-lion.md': text }).write).toHaveLength(1);
    }
  });

  it('asks for its own of a package that is generated, whatever people wrote', () => {
    const files = { 'brave-lion.md': note('major', 'Ours.').replace('core', 'acme') };
    expect(planOf(changesOf('acme', { isGenerated: true }), files).write).toHaveLength(1);
  });

  it('removes its own of any package that has changed otherwise or not at all, and never of people', () => {
    const files = { 'acme-01234567.md': 'x', 'core-89abcdef.md': 'x', 'core-rework.md': 'x', 'other-01234567.md': 'x' };
    expect(planOf(changesOf('core'), files).remove).toEqual(['acme-01234567.md', 'core-89abcdef.md']);
  });
});

describe('the name of a changeset', () => {
  const nameOf = (...signals: Signal[]): string => changesetOf(changesOf('core', { signals }), () => undefined).file;

  it('is of what changed, in whatever order it was found', () => {
    const [a, b] = [signal('wire', { rule: 'a' }), signal('types', { rule: 'b' })];
    expect(nameOf(a, b)).toBe(nameOf(b, a));
    expect(nameOf(a)).not.toBe(nameOf(b));
  });

  it('is another where a value of the wire is another, and the same where another value shows the same verdict', () => {
    expect(nameOf(signal('wire', { after: 40 }))).not.toBe(nameOf(signal('wire', { after: 30 })));
    expect(nameOf(signal('verdicts', { after: 'refuses 41' }))).toBe(
      nameOf(signal('verdicts', { after: 'refuses 42' })),
    );
  });
});
