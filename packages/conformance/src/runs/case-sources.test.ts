import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { boundarySource } from '../boundaries/boundary-source.ts';
import { sweepSource } from '../contract/sweep-source.ts';
import { packageDirectory } from '../providers/providers.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';

const sources = { contracts: sweepSource, boundaries: boundarySource };

/** Fixtures of one provider with its tables beside them. */
function copied(table: keyof typeof sources): { fixtures: string; file: string; samples: string } {
  const root = temporaryFolder();
  const [file, samples] = [join(root, table, 'aiml.yaml'), join(root, 'fixtures/aiml/samples.yaml')];
  for (const target of [file, samples]) {
    mkdirSync(dirname(target), { recursive: true });
    cpSync(target.replace(root, packageDirectory()), target);
  }
  return { fixtures: join(root, 'fixtures'), file, samples };
}

test.each(['contracts', 'boundaries'] as const)('%s give cases of their own kind', (table) => {
  const { fixtures } = copied(table);
  const { cases, problems } = sources[table]({ fixtures, providers: ['aiml'] });
  expect(problems).toEqual([]);
  expect(cases.length).toBeGreaterThan(400);
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set([table === 'contracts' ? 'contract' : 'boundary']));
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test.each(['contracts', 'boundaries'] as const)('%s without a sample to call are told', (table) => {
  const { fixtures, samples } = copied(table);
  writeFileSync(samples, readFileSync(samples, 'utf8').replace('models.list:\n', 'models.other:\n'));
  const { problems } = sources[table]({ fixtures, providers: ['aiml'] });
  expect(problems.map(({ message }) => message.replace(' with an answer', ''))).toEqual([
    'there is no sample of models.list in aiml/samples.yaml',
  ]);
});

test.each(['contracts', 'boundaries'] as const)(
  '%s that are missing for one provider are told, and for all are none',
  (table) => {
    const { fixtures } = copied(table);
    expect(sources[table]({ fixtures, providers: ['other'] }).problems[0]?.message).toContain('write');
    expect(sources[table]({ fixtures: join(fixtures, 'deeper'), providers: ['aiml'] })).toEqual({
      cases: [],
      problems: [],
    });
  },
);

test.each(['contracts', 'boundaries'] as const)('%s that are broken are told with the place', (table) => {
  const { fixtures, file } = copied(table);
  writeFileSync(file, `${readFileSync(file, 'utf8').replace('operations:', 'operation:').replace('path:', 'paths:')}`);
  const { cases, problems } = sources[table]({ fixtures, providers: ['aiml'] });
  expect(cases).toEqual([]);
  expect(problems[0]?.file).toBe(file);
});
