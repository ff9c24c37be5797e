import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProviders, packageDirectory, providerFile } from '../providers/providers.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import type { OperationBoundaries } from './boundary.ts';
import { boundaryCases } from './boundary-cases.ts';
import { boundaryFile, readBoundaries, writtenBoundaries } from './boundary-file.ts';
import { findBoundaries } from './find-boundaries.ts';
import { readRequests } from './request-document.ts';

const shape: OperationBoundaries = {
  operation: 'images.edit',
  path: '/images/{id}',
  parameters: { id: 'path', page: 'query', 'If-None-Match': 'header' },
  body: true,
  variants: [
    {
      name: 'all',
      input: { id: 'a/b ?', prompt: 'a' },
      boundaries: [
        { at: '', keywords: ['required'] },
        { at: '/page', keywords: ['type'], with: { page: 2, 'If-None-Match': 'v1' }, without: ['prompt'] },
        { at: '/prompt', keywords: ['maxLength', 'type'], with: { prompt: 'b'.repeat(60) }, refusedBy: ['maxLength'] },
        { at: '', keywords: ['type'], whole: null, refusedBy: ['type'] },
      ],
    },
  ],
};

const request = { method: 'PUT', path: '/images/1', headers: { 'api-key': 'k' }, json: { prompt: 'other' } };
const sample = { call: { method: 'images.edit' }, request, answer: { status: 200, json: { ok: true } } };
const place = { provider: 'acme', file: 'acme.yaml', samples: { 'images.edit': sample } };
const cases = boundaryCases(shape, place);

test.each(findProviders())(
  'every border of %s has both sides, and the committed ones are those of today',
  (provider) => {
    const { operations, problems } = findBoundaries(readRequests(providerFile(provider, 'openapi.json')));
    expect(problems).toEqual([]);
    const file = boundaryFile(join(packageDirectory(), 'fixtures'), provider);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(writtenBoundaries(operations));
    expect(readBoundaries(file)).toEqual({ operations, problems: [] });
  },
);

test('a good request is to go out as it was given: nothing is added, nothing is left out', () => {
  const [least, more] = cases;
  const [exchange] = least?.exchange ?? [];
  const path = '/images/a%2Fb%20%3F';
  expect(exchange?.request).toEqual({ method: 'PUT', path, headers: { 'api-key': 'k' }, json: { prompt: 'a' } });
  expect(least?.expect).toEqual({ value: { ok: true } });
  expect(more?.call.input).toEqual({ id: 'a/b ?', page: 2, 'If-None-Match': 'v1' });
  expect(more?.exchange[0]?.request).toEqual({
    method: 'PUT',
    path,
    query: { page: '2' },
    headers: { 'api-key': 'k', 'if-none-match': 'v1' },
    json: {},
  });
});

test('of another one nothing is to be sent, and the place and the rule are to be told', () => {
  const [, , long, whole] = cases;
  expect(long?.exchange).toEqual([]);
  expect(long?.expect).toEqual({ issues: [{ path: '/prompt', rule: ['maxLength'] }] });
  expect([whole?.call.input, whole?.expect.issues?.[0]?.path]).toEqual([null, '']);
});

test('names of cases say what is looked at, and none is there twice', () => {
  expect(cases.map(({ name }) => name)).toEqual([
    'acme/images.edit/boundary-input-required-taken-1',
    'acme/images.edit/boundary-page-type-taken-1',
    'acme/images.edit/boundary-prompt-maxlength-refused-1',
    'acme/images.edit/boundary-input-type-refused-1',
  ]);
});

test('a long text is written as what it repeats, and read back whole', () => {
  const file = join(temporaryFolder(), 'acme.yaml');
  writeFileSync(file, writtenBoundaries([shape]));
  expect(readFileSync(file, 'utf8')).toContain('{ $text: b, times: 60 }');
  expect(readBoundaries(file)).toEqual({ operations: [shape], problems: [] });
  writeFileSync(file, writtenBoundaries([shape]).replace('keywords: [ required ]', 'keywords: []'));
  expect(readBoundaries(file).problems[0]?.message).toContain('0.variants.0.boundaries.0.keywords');
});
