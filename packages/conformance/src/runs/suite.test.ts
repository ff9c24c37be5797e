import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { byUndici } from '../client-program/by-undici.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import type { Universe } from '../completeness/universe.ts';
import type { Report, ReportedResult } from '../reporting/report.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { runSuite, type SuiteResult } from './suite.ts';

interface AcmeOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** A client small enough to be seen through; its faults are switched on by the test. */
function acme(
  fault?: 'header' | 'body' | 'error' | 'leak' | 'twice',
): new (
  options: Record<string, unknown>,
) => object {
  return class Acme {
    readonly images: object;

    constructor(options: Record<string, unknown>) {
      // What the runner gives every client.
      const { baseUrl, apiKey } = options as unknown as AcmeOptions;
      this.images = {
        ...(fault === 'leak' ? { apiKey } : {}),
        generate: async (input: object): Promise<unknown> => {
          if (fault === 'twice') await send({ baseUrl, apiKey, input });
          const answer = await send({
            baseUrl,
            apiKey,
            input: fault === 'body' ? { ...input, n: 1 } : input,
            odd: fault === 'header',
          });
          if (answer.status === 200) return JSON.parse(answer.body);
          throw Object.assign(new Error('too many'), {
            name: 'RateLimitError',
            category: 'rate_limit',
            retryable: fault !== 'error',
            billable: 'no',
          });
        },
      };
    }
  };
}

function send(call: {
  baseUrl: string;
  apiKey: string;
  input: object;
  odd?: boolean;
}): Promise<{ status: number; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const body = JSON.stringify(call.input);
  const headers = { 'x-key': call.apiKey, 'content-length': body.length, ...(call.odd ? { 'x-odd': '1' } : {}) };
  request(`${call.baseUrl}/images`, { method: 'POST', headers }, async (answer) => {
    resolve({ status: answer.statusCode ?? 0, body: await text(answer) });
  })
    .on('error', reject)
    .end(body);
  return promise;
}

const files = {
  'acme/samples.yaml': `
images.generate:
  call: { method: images.generate, input: { prompt: a } }
  request: { method: POST, path: /images, headers: { x-key: test-key-0000 }, json: { prompt: a } }
`,
  'acme/images.generate/plain.yaml': `
id: plain
title: One image
kind: success
provenance: { evidence: assumed, source: a test }
samples: [images.generate]
exchange: [{ answer: { status: 200, json: { url: "{{origin}}/a" } } }]
expect: { value: { url: "{{origin}}/a" } }
`,
  'acme/errors/rate-limit.yaml': `
id: rate-limit
title: Too many
kind: error
provenance: { evidence: assumed, source: a test }
samples: [images.generate]
row: rate-limit
exchange: [{ answer: { status: 429 } }]
expect: { error: { class: RateLimitError, category: rate_limit, retryable: true, billable: no } }
`,
};

const universe: Universe = {
  provider: 'acme',
  client: 'Acme',
  operations: [{ id: 'images.generate', method: 'POST', path: '/images', statuses: ['200', '429'] }],
  rows: [{ id: 'rate-limit', operations: ['images.generate'] }],
};

// The client has no close().
const transport = { ...byUndici, closes: false };

async function play(options: {
  fault?: Parameters<typeof acme>[0];
  more?: Record<string, string>;
  today?: string;
}): Promise<SuiteResult> {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries({ ...files, ...options.more })) {
    mkdirSync(dirname(join(root, 'fixtures', path)), { recursive: true });
    writeFileSync(join(root, 'fixtures', path), content.trimStart());
  }
  return runSuite({
    fixtures: join(root, 'fixtures'),
    universes: [universe],
    runs: [{ open: async () => new InProcessClient({ loadClient: async () => acme(options.fault), transport }) }],
    known: root,
    today: options.today ?? '2026-11-21',
  });
}

async function failures(fault: Parameters<typeof acme>[0]): Promise<string[]> {
  return resultsOf(await play({ fault })).flatMap(({ state, problems }) => (state === 'failed' ? problems : []));
}

/** What came of each case; there is one run. */
function resultsOf({ report }: SuiteResult & { readonly report?: Report }): readonly ReportedResult[] {
  return (report?.cases ?? []).flatMap(({ results }) => Object.values(results));
}

function statesOf(result: SuiteResult): readonly string[] {
  return resultsOf(result).map(({ state }) => state);
}

test('a sound client passes and the coverage is whole', async () => {
  const result = await play({});
  expect(result).toMatchObject({ report: { coverage: { missing: [], unknownRows: [] } } });
  expect(statesOf(result)).toEqual(['passed', 'passed']);
});

test.each([
  ['header', 'request 1: header x-odd: not expected, got "1"'],
  ['body', 'request 1: body /n: not expected, got 1'],
  ['error', 'error retryable: expected true, got false'],
  ['leak', 'a secret shows in the client as JSON'],
  ['twice', 'expected 1 requests, saw 2'],
] as const)('a client with a wrong %s goes red', async (fault, line) => {
  expect(await failures(fault)).toContain(line);
});

test('a wrong answer goes red', async () => {
  const wrong = files['acme/images.generate/plain.yaml'].replace('value: { url: "{{origin}}/a" }', 'value: { url: b }');
  const result = await play({ more: { 'acme/images.generate/plain.yaml': wrong } });
  expect([...statesOf(result)].sort()).toEqual(['failed', 'passed']);
});

test('a request that never comes goes red', async () => {
  const more = files['acme/images.generate/plain.yaml'].replace('} } }]', '} } }, { answer: { status: 200 } }]');
  const result = await play({ more: { 'acme/images.generate/plain.yaml': more } });
  expect(JSON.stringify(result)).toContain('expected 2 requests, saw 1');
});

test('fixtures with problems are not run', async () => {
  const result = await play({ more: { 'acme/errors/rate-limit.yaml': 'id: rate-limit\n' } });
  expect(result.problems?.length).toBeGreaterThan(0);
});

test('an entry among the known failures is found beside the fixtures and weighed', async () => {
  const known = 'images.generate/plain: { reason: a test, expires: 2026-11-20 }';
  const more = { '../known-failing/acme.yaml': known };
  expect(JSON.stringify(await play({ more }))).toContain('remove its entry');
});

test('a recording past its age is told and still plays; it is no failure', async () => {
  const recorded = files['acme/images.generate/plain.yaml'].replace(
    'evidence: assumed, source: a test',
    'evidence: recorded, source: a test, recordedAt: 2026-08-01, recorder: a test',
  );
  const more = { 'acme/images.generate/plain.yaml': recorded };
  const late = await play({ more });
  expect(statesOf(late)).toEqual(['passed', 'passed']);
  expect(late).toMatchObject({
    report: { stale: [{ name: 'acme/images.generate/plain', recordedAt: '2026-08-01', due: '2026-10-30' }] },
  });
  expect(await play({ more, today: '2026-10-30' })).toMatchObject({ report: { stale: [] } });
});

test('the coverage is the same bytes on each run', async () => {
  const [first, second] = [await play({}), await play({})];
  expect(JSON.stringify(second.problems ?? second.coverage)).toBe(JSON.stringify(first.problems ?? first.coverage));
});
