import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { formatProblem } from './fixture-problem.ts';
import { readCases } from './read-cases.ts';

const samples = `
images.generate: { call: { method: images.generate, input: { prompt: a } }, request: { method: POST, path: /images } }
models.list: { call: { method: models.list }, request: { method: GET, path: /models } }
`;

const good = `
id: too-many
title: Too many requests
kind: error
provenance: { evidence: documented, source: a page }
samples: [images.generate, models.list]
row: rate-limit
exchange: [{ answer: { status: 429 } }]
expect: { error: { class: RateLimitError, category: rate_limit, retryable: true, billable: no } }
`;

function read(files: Record<string, string>): ReturnType<typeof readCases> & { lines: string[] } {
  const fixtures = temporaryFolder();
  for (const [path, text] of Object.entries({ 'acme/samples.yaml': samples, ...files })) {
    mkdirSync(dirname(join(fixtures, path)), { recursive: true });
    writeFileSync(join(fixtures, path), text.trimStart());
  }
  const result = readCases({ fixtures, providers: ['acme'] });
  return {
    ...result,
    lines: result.problems.map((problem) => formatProblem(problem).replace(`${fixtures}/acme/`, '')),
  };
}

test('a case runs once for each sample it names', () => {
  const { cases } = read({ 'acme/errors/too-many.yaml': good });
  expect(cases.map(({ name, call, exchange }) => [name, call.method, exchange[0]?.request.path])).toEqual([
    ['acme/images.generate/too-many', 'images.generate', '/images'],
    ['acme/models.list/too-many', 'models.list', '/models'],
  ]);
});

test('the short form of an answer is one respond step', () => {
  const { cases } = read({ 'acme/errors/too-many.yaml': good });
  expect(cases[0]?.exchange[0]?.steps).toEqual([{ respond: { status: 429 } }]);
});

test('a case with a call of its own stands under its folder, or under its method in errors', () => {
  const own = good
    .replace('samples: [images.generate, models.list]', 'call: { method: task.run }')
    .replace('{ answer', '{ request: { method: GET, path: / }, answer');
  const { cases } = read({ 'acme/task/too-many.yaml': own, 'acme/errors/too-many.yaml': own });
  expect(cases.map(({ name }) => name)).toEqual(['acme/task.run/too-many', 'acme/task/too-many']);
});

test('an id that is not the name of its file is refused', () => {
  expect(read({ 'acme/errors/other.yaml': good }).lines).toEqual([
    'errors/other.yaml:1: id: id "too-many" is not the file\'s name "other"',
  ]);
});

test('an unknown sample is refused and the known ones are named', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good.replace('models.list]', 'models.lst]') });
  expect(lines).toEqual([
    'errors/too-many.yaml:5: samples.1: no sample "models.lst" in acme/samples.yaml (there: images.generate, models.list)',
  ]);
});

test('two cases of one name are refused', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good, 'acme/models.list/too-many.yaml': good });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('acme/images.generate/too-many is taken by');
});

test('a case that proves nothing is refused', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good.replace(/expect: .*/, 'expect: { secrets: [a] }') });
  expect(lines).toEqual([
    'errors/too-many.yaml:8: expect: proves nothing: needs one of value, images, error, issues, progress',
  ]);
});

test('a value of null is something to prove', () => {
  expect(read({ 'acme/errors/too-many.yaml': good.replace(/expect: .*/, 'expect: { value: null }') }).lines).toEqual(
    [],
  );
});

test('an exchange that does nothing is refused', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good.replace('{ answer: { status: 429 } }', '{}') });
  expect(lines).toEqual(['errors/too-many.yaml:7: exchange.0: needs either `answer` or `steps`']);
});

test('an unknown key is named with its line', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good.replace('kind:', 'knid:') });
  expect(lines.join('\n')).toContain('errors/too-many.yaml:1: the file: Unrecognized key: "knid"');
});

test('a fault inside a step is told where it stands', () => {
  const steps = good.replace('[{ answer: { status: 429 } }]', '\n  - steps:\n    - delay: soon');
  const { lines } = read({ 'acme/errors/too-many.yaml': steps });
  expect(lines).toEqual(['errors/too-many.yaml:9: exchange.0.steps.0.delay: must be a number with a unit: 50ms, 2s']);
});

test('of the steps that a fault could be meant for, the one that fits best is told', () => {
  const steps = good.replace('[{ answer: { status: 429 } }]', '\n  - steps:\n    - respond: { status: ok }');
  const { lines } = read({ 'acme/errors/too-many.yaml': steps });
  expect(lines[0]).toMatch(/^errors\/too-many.yaml:9: exchange\.0\.steps\.0\.respond\.status: .*expected number/);
});

test('broken YAML is told with its line', () => {
  expect(read({ 'acme/errors/too-many.yaml': `${good}id: again\n` }).lines).toEqual([
    'errors/too-many.yaml:9: Map keys must be unique',
  ]);
});

test('a provider without fixtures is a problem', () => {
  expect(readCases({ fixtures: temporaryFolder(), providers: ['nobody'] }).problems[0]?.message).toBe(
    'no fixtures for nobody',
  );
});

test('calls beside are those of the sample with their own options', () => {
  const beside = `${good}beside: [{ options: { deadline: 9 }, expect: { value: 1 } }]\n`;
  expect(read({ 'acme/errors/too-many.yaml': beside }).cases[0]?.beside).toEqual([
    { call: { method: 'images.generate', input: { prompt: 'a' }, options: { deadline: 9 } }, expect: { value: 1 } },
  ]);
});

test('a call beside that proves nothing is refused', () => {
  const { lines } = read({ 'acme/errors/too-many.yaml': `${good}beside: [{ expect: {} }]\n` });
  expect(lines[0]).toContain('beside.0.expect: proves nothing');
});

test('a network that reaches nobody goes with no exchange', () => {
  const { lines } = read({
    'acme/errors/too-many.yaml': `${good}network: { host: 'https://a.example', code: ENOTFOUND }\n`,
  });
  expect(lines[0]).toContain('network: reaches nobody');
});

test('a case with a TLS server keeps its kind, and says nothing of the handshake beside', () => {
  const secure = good.replace('row:', 'tls: expired\nrow:');
  expect(read({ 'acme/errors/too-many.yaml': secure }).cases.map(({ tls }) => tls)).toEqual(['expired', 'expired']);
  const both = secure.replace('row:', 'handshake: [{ hang: true }]\nrow:');
  expect(read({ 'acme/errors/too-many.yaml': both }).lines).toEqual([
    'errors/too-many.yaml:7: handshake: is what `tls` says already; a case has one of the two',
  ]);
});

test.each([
  ['{ status: 200, fill: { text: a, bytes: 200MB }, encode: [gzip, br], cut: 3, chunks: [1, 2], every: 5ms }', []],
  ['{ status: 200, fill: { text: a, bytes: 200 } }', ['fill.bytes']],
  ['{ status: 200, fill: { text: "", bytes: 1MB } }', ['fill.text']],
  ['{ status: 200, encode: [] }', ['encode']],
  ['{ status: 200, encode: compress }', ['encode']],
  ['{ status: 200, chunks: [0] }', ['chunks']],
] as const)('of the answer %s it is told what cannot be', (answer, places) => {
  const { lines } = read({ 'acme/errors/too-many.yaml': good.replace('{ status: 429 }', answer) });
  expect(lines).toHaveLength(places.length);
  for (const place of places) expect(lines[0]).toContain(`exchange.0.answer.${place}`);
});
