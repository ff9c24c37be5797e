import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Json } from '../src/json.ts';
import { readRemotes, readSuite } from './read-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, content: Json): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
}

it('reads the form of the official suite, and what is required only', () => {
  const tests = [{ description: 'nothing', data: null, valid: false }];
  write('official/type.json', [{ description: 'a text', schema: { type: 'string' }, tests }]);
  write('official/optional/format.json', [{ description: 'left out', schema: true, tests }]);
  expect(readSuite(join(folder, 'official'))).toEqual([
    {
      file: 'type',
      description: 'a text',
      schema: { type: 'string' },
      documents: {},
      cases: [{ description: 'nothing', instance: null, valid: false }],
    },
  ]);
});

it('keeps a schema that is false', () => {
  write('ours/never.json', [{ description: 'never', schema: false, valid: [], invalid: [1] }]);
  expect(readSuite(join(folder, 'ours'))).toMatchObject([{ schema: false, cases: [{ instance: 1, valid: false }] }]);
});

it('gives remote documents the address that the official suite calls them by', () => {
  write('remotes/draft2020-12/nested/integer.json', { type: 'integer' });
  expect(readRemotes(join(folder, 'remotes'))).toEqual({
    'http://localhost:1234/draft2020-12/nested/integer.json': { type: 'integer' },
  });
});
