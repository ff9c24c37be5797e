import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { formatProblem } from './fixture-problem.ts';
import { readCases } from './read-cases.ts';

const samples = `
images.generate:
  call: { method: images.generate, input: { prompt: a } }
  request: { method: POST, path: /images }
  answer: { status: 200, json: { images: [{ url: u }] } }
  images: [{ url: u }]
models.list:
  call: { method: models.list }
  request: { method: GET, path: /models }
  answer: { status: 200, json: { list: [] } }
  scripts: { pages: [{ answer: { status: 206 } }, { answer: { status: 200 } }], page: [{ answer: { status: 206 } }] }
`;

const features = (more = ''): string => `
host: https://api.acme.example
roles: { read: [models.list], paid: [images.generate] }
absent: { task: none, run: none, download: none, upload: none, stream: none }
${more}`;

const fault = (members: string, on = '{ read: , paid: }'): string => `
id: lost
title: Lost
kind: fault
fault: N2
provenance: { evidence: assumed, source: a test }
on: ${on}
${members}
`;

const lost = `exchange: [{ steps: [{ reset: true }] }]
expect: { error: { class: ConnectionError, category: connection, retryable: false, billable: maybe } }`;

function read(members: string, files: Record<string, string> = {}): ReturnType<typeof readCases> & { lines: string[] } {
  const fixtures = temporaryFolder();
  const all = {
    'acme/samples.yaml': samples,
    'acme/features.yaml': features(),
    'faults/network/lost.yaml': members,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(fixtures, path)), { recursive: true });
    writeFileSync(join(fixtures, path), text.trimStart());
  }
  const result = readCases({ fixtures, providers: ['acme'] });
  return { ...result, lines: result.problems.map((found) => formatProblem(found).replace(`${fixtures}/`, '')) };
}

test('a fault is a case for each operation that plays one of its roles', () => {
  const { cases, lines } = read(fault(lost));
  expect(lines).toEqual([]);
  expect(cases.map(({ name, role, fault: id, exchange }) => [name, role, id, exchange[0]?.request.path])).toEqual([
    ['acme/images.generate/lost', 'paid', 'N2', '/images'],
    ['acme/models.list/lost', 'read', 'N2', '/models'],
  ]);
});

test('members of a role are laid over the common ones, and those of a provider or an operation over both', () => {
  const on = '{ read: { client: { retries: 1 }, expect: { error: { retryable: true } } }, paid: }';
  const but =
    'but: { acme/images.generate: { expect: { error: { billable: yes } } }, acme: { client: { deadline: 9 } } }';
  const { cases } = read(fault(`${lost}\n${but.replace('yes', "'yes'")}`, on));
  expect(cases.map(({ client, expect: { error } }) => [client, error?.retryable, error?.billable])).toEqual([
    [{ deadline: 9 }, false, 'yes'],
    [{ retries: 1, deadline: 9 }, true, 'maybe'],
  ]);
});

test('a fault borrows the good answer, and what it gives', () => {
  const { cases } = read(fault('exchange: [{ answer: { sample: true, status: 201 } }]\nexpect: { sample: true }'));
  expect(cases.map(({ exchange, expect: expected }) => [exchange[0]?.steps, expected])).toEqual([
    [
      [{ respond: { status: 201, json: { images: [{ url: 'u' }] } } }],
      { value: { images: [{ url: 'u' }] }, images: [{ url: 'u' }] },
    ],
    [[{ respond: { status: 201, json: { list: [] } } }], { value: { list: [] } }],
  ]);
});

test('another body takes the place of the good one, and what is added to it is expected', () => {
  const members = `exchange: [{ steps: [{ respond: { sample: true, text: '{{body-open}},"x":1}' } }] }]
expect: { sample: true, added: { x: 1 } }`;
  const { cases } = read(fault(members, '{ read: }'));
  expect(cases[0]?.exchange[0]?.steps).toEqual([{ respond: { status: 200, text: '{"list":[],"x":1}' } }]);
  expect(cases[0]?.expect).toEqual({ value: { list: [], x: 1 } });
});

test('a fault names the host, the operation and its method without knowing them', () => {
  const members = `network: { host: '{{host}}', code: ENOTFOUND }\nexchange: []
expect: { value: '{{provider}} {{operation}} {{verb}}' }`;
  const { cases } = read(fault(members, '{ read: }'));
  expect([cases[0]?.network?.host, cases[0]?.expect.value]).toEqual([
    'https://api.acme.example',
    'acme models.list GET',
  ]);
});

test('a script is all its exchanges; beside other members it is the request of its only one', () => {
  const members = `exchange: [{ sample: pages }, { sample: page, steps: [{ reset: true }] }]\nexpect: { value: 1 }`;
  const { cases } = read(fault(members, '{ read: }'));
  expect(cases[0]?.exchange.map(({ request, steps }) => [request.path, steps])).toEqual([
    ['/models', [{ respond: { status: 206 } }]],
    ['/models', [{ respond: { status: 200 } }]],
    ['/models', [{ reset: true }]],
  ]);
});

const value = 'expect: { value: 1 }';

test.each([
  [
    'an unknown role',
    fault(lost, '{ reads: }'),
    'faults/network/lost.yaml:6: on.reads: no role "reads" (there: read, paid',
  ],
  [
    'a role of nobody',
    fault(lost, '{ read: , upload: }'),
    'faults/network/lost.yaml:6: on.upload: nobody plays this role',
  ],
  ['an unknown class', fault(lost).replace('N2', 'N0'), 'faults/network/lost.yaml:4: fault: Invalid option'],
  [
    'a member that no case has',
    fault(`${lost}\nexpects: 1`),
    'faults/network/lost.yaml:1: Unrecognized key: "expects"',
  ],
  ['a wrong member of a role', fault(lost, '{ read: { client: 1 } }'), 'faults/network/lost.yaml:6: on.read.client: '],
  ['another id', fault(lost).replace('id: lost', 'id: found'), 'faults/network/lost.yaml:1: id: id "found" is not'],
  [
    'an idle exception',
    fault(`${lost}\nbut: { acme/x: {} }`),
    'faults/network/lost.yaml:9: but.acme/x: has no case here',
  ],
  [
    'an unknown script',
    fault(`exchange: [{ sample: poll }]\n${value}`),
    'lost.yaml:1: the sample of models.list has no script "poll" (there: pages, page)',
  ],
  [
    'members beside a long script',
    fault(`exchange: [{ sample: pages, steps: [] }]\n${value}`, '{ read: }'),
    'has several exchanges',
  ],
])('%s is told with its place', (_, members, line) => {
  expect(read(members).lines.join('\n')).toContain(line);
});

test('one mistake of a fault is told once', () => {
  expect(read(fault(lost.replace('class: ConnectionError, ', ''))).lines).toHaveLength(1);
});

test.each([
  [
    'an operation without a sample',
    'read: [models.list]',
    'read: [models.lst]',
    'roles.read.0: no sample "models.lst"',
  ],
  ['a role of which nothing is said', 'task: none, ', '', 'says nothing of the role task'],
  ['a role that is there and is not', 'task: none', 'task: none, read: none', 'and a reason why there are none'],
])('of features, %s is told', (_, text, instead, line) => {
  const files = { 'acme/features.yaml': features().replace(text, instead) };
  expect(read(fault(lost), files).lines.join('\n')).toContain(line);
});

test('a placeholder of a body in JSON needs one', () => {
  const files = { 'acme/samples.yaml': samples.replace('json: { list: [] }', 'text: none') };
  const members = fault("exchange: [{ answer: { status: 200, text: '{{body}}' } }]\nexpect: { value: 1 }", '{ read: }');
  expect(read(members, files).lines).toEqual([
    'faults/network/lost.yaml:1: {{body}}: the sample of models.list has no answer in JSON',
  ]);
});
