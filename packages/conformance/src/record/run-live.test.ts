/** Real code from end to end, against the embedded providers; needs the packages built, as the whole test run has them. */
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readCases } from '../cases/read-cases.ts';
import { clientTransports } from '../client-program/client-transports.ts';
import { InProcessClient } from '../client-program/in-process-client.ts';
import { findProviders, loadOwnClient, packageDirectory } from '../providers/providers.ts';
import { runCases } from '../replay/run-cases.ts';
import { findCanaries } from '../secrets/canaries.ts';
import { type ServeOptions, serveProvider } from '../serve/serve-provider.ts';
import { readServedProvider } from '../serve/served-provider.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { type LiveOptions, runLive } from './run-live.ts';
import { saveRecording } from './save-recording.ts';

// Four real clients, their servers and a recorder in between, on a machine that has other things to do.
vi.setConfig({ testTimeout: 30_000 });

const ends: (() => Promise<void>)[] = [];
const key = 'Zk3aQ9xT7mB2-of-the-caller';
const own = join(packageDirectory(), 'fixtures');

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** A folder with the samples and the files of the suite, and of one operation the cases. */
function fixturesOf(provider: string, operation?: string): string {
  const fixtures = join(temporaryFolder(), 'fixtures');
  cpSync(join(own, 'files'), join(fixtures, 'files'), { recursive: true });
  mkdirSync(join(fixtures, provider), { recursive: true });
  cpSync(join(own, provider, 'samples.yaml'), join(fixtures, provider, 'samples.yaml'));
  if (operation) cpSync(join(own, provider, operation), join(fixtures, provider, operation), { recursive: true });
  return fixtures;
}

interface Run {
  readonly code: number;
  readonly said: string;
}

async function rehearse(
  provider: string,
  options: Partial<LiveOptions> & { serve?: Partial<ServeOptions> },
): Promise<Run> {
  const { url, close } = await serveProvider({ provider, taskTime: 0, key, ...options.serve });
  ends.push(close);
  return run({ providers: [provider], rehearsal: new Map([[provider, url]]), ...options });
}

async function run(options: Partial<LiveOptions> & { providers: readonly string[] }): Promise<Run> {
  const said: string[] = [];
  const environment = Object.fromEntries(
    options.providers.map((provider) => [readServedProvider(provider).contract.auth.env, key]),
  );
  const code = await runLive({
    fixtures: own,
    plans: join(packageDirectory(), 'live'),
    budget: 1,
    acceptUnknownPrices: true,
    record: false,
    // Nothing listens there: a call that is made all the same is seen to fail.
    rehearsal: new Map(options.providers.map((provider) => [provider, 'http://127.0.0.1:1'])),
    environment,
    today: '2026-11-21',
    recorder: '@limner/conformance 0.0.0',
    loadClient: loadOwnClient,
    say: (line) => said.push(line),
    ...options,
  });
  return { code, said: said.join('\n') };
}

function written(fixtures: string, provider: string): string[] {
  return readdirSync(join(fixtures, provider), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('recorded-'),
  );
}

describe.each(findProviders())('%s', (provider) => {
  test('what is recorded holds no secret and plays', async () => {
    const fixtures = fixturesOf(provider);
    const { code, said } = await rehearse(provider, { record: true, fixtures });
    expect(said).not.toMatch(/failed|not written|not as documented/);
    expect(code).toBe(0);
    const { cases, problems } = readCases({ fixtures, providers: [provider] });
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(2);
    for (const { file, provenance } of cases) {
      expect(findCanaries(readFileSync(file, 'utf8'), [key])).toEqual([]);
      expect(provenance).toMatchObject({ evidence: 'assumed', recordedAt: '2026-11-21' });
    }
    const client = new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports.undici });
    const results = await runCases({ cases, client, filesDirectory: join(fixtures, 'files') });
    await client.end();
    expect(results.flatMap(({ problems: found }) => found)).toEqual([]);
  });
});

test('the plan is stated with each price and its source before anything is called, and refused beyond the budget', async () => {
  const { code, said } = await run({ providers: ['segmind'], budget: 0.2 });
  expect(code).toBe(2);
  expect(said).toMatch(/segmind qwenImage\.generate +0\.15 USD +\(documented: the model page/);
  expect(said).toMatch(/In all at most 0\.3000 USD, of a budget of 0\.2000 USD\./);
  expect(said).toMatch(/0\.3000 USD is beyond the budget of 0\.2000 USD\. Nothing was called\.$/);
});

test('calls that cost need a budget, and those of unknown price a word of their own', async () => {
  // An option that is left out.
  const none = { budget: undefined } as unknown as Partial<LiveOptions>;
  expect(await run({ providers: ['segmind'], ...none })).toMatchObject({
    code: 2,
    said: expect.stringContaining('--budget'),
  });
  expect(await run({ providers: ['pixwith'], acceptUnknownPrices: false })).toMatchObject({
    code: 2,
    said: expect.stringContaining('Nobody knows the price of pixwith qwenImage.run: --accept-unknown-prices'),
  });
});

test('a key that is not there is told by the name of its variable', async () => {
  const { code, said } = await run({ providers: ['segmind', 'aiml'], environment: { AIML_API_KEY: 'short' } });
  expect(code).toBe(2);
  expect(said).toContain('SEGMIND_API_KEY is not set');
  expect(said).toContain('AIML_API_KEY holds fewer than 8 characters');
});

test('a call that may have been billed counts, and what the budget no longer holds is not called', async () => {
  const plans = temporaryFolder();
  const call =
    '{ call: { method: images.generate, input: { model: alibaba/qwen-image, prompt: a } }, price: 0.02 USD, evidence: assumed, source: a test }';
  writeFileSync(join(plans, 'aiml.yaml'), `calls:\n${`  - ${call}\n`.repeat(3)}`);
  // The embedded provider tells 0.02 dollars; a plan of half of that is overrun with the second call.
  const cheap = temporaryFolder();
  writeFileSync(join(cheap, 'aiml.yaml'), `calls:\n${`  - ${call.replace('0.02', '0.01')}\n`.repeat(3)}`);
  const { code, said } = await rehearse('aiml', { plans: cheap, budget: 0.04 });
  expect(code).toBe(1);
  expect(said.match(/answered, 0\.0200 USD by its own word/g)).toHaveLength(2);
  expect(said).toMatch(
    /not called, for 0\.0100 USD is beyond the budget of 0\.0400 USD, of which 0\.0400 USD may be spent/,
  );
  const failing = await rehearse('aiml', { plans, budget: 0.06, serve: { scenario: 'server-error' } });
  expect(failing.said).toMatch(/failed: ProviderError/);
  expect(failing.said).toMatch(/Spent at most 0\.0000 USD\.$/);
  const lost = await run({ providers: ['aiml'], plans, budget: 0.06 });
  expect(lost.said).toMatch(/failed: ConnectionError/);
  expect(lost.said).toMatch(/127\.0\.0\.1:1: /);
  expect(lost.said).toMatch(/Spent at most 0\.0600 USD\.$/);
});

test('a recording never overwrites another, and says where it differs from the cases', async () => {
  const fixtures = fixturesOf('segmind', 'credits.get');
  const folder = join(fixtures, 'segmind', 'credits.get');
  for (const name of readdirSync(folder).filter((one) => one !== 'balance.yaml')) rmSync(join(folder, name));
  const file = join(folder, 'balance.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('credits: 41.5', "credits: '41.5'"));
  const changed = readFileSync(file, 'utf8');
  const prices = { record: true, fixtures };
  const first = await rehearse('segmind', prices);
  const again = await rehearse('segmind', prices);
  expect(
    written(fixtures, 'segmind')
      .filter((name) => name.startsWith('credits.get'))
      .sort(),
  ).toEqual(['credits.get/recorded-2026-11-21-2.yaml', 'credits.get/recorded-2026-11-21.yaml']);
  expect([first.code, again.code]).toEqual([1, 0]);
  expect(first.said).toContain(
    'differs from the cases: /credits was recorded as number; segmind/credits.get/balance has string',
  );
  expect(readFileSync(file, 'utf8')).toBe(changed);
});

test('a call is made once, for a second try would be a second bill', async () => {
  const lines: string[] = [];
  const serve = { scenario: 'server-error', log: (line: string) => lines.push(line) } as const;
  const { code } = await rehearse('modelverse', { serve });
  expect(code).toBe(1);
  expect(lines).toEqual(['GET /v1/models 500', 'POST /v1/images/generations 500']);
});

test('a recording that does not play is not written', async () => {
  const fixtures = fixturesOf('segmind');
  const request = {
    method: 'GET',
    target: '/v1/get-user-credits',
    headers: [['x-api-key', key]],
    body: Buffer.alloc(0),
  } as const;
  const answer = { status: 200, headers: [], body: Buffer.from('{"credits":1}') };
  const player = new InProcessClient({ loadClient: loadOwnClient, transport: clientTransports.undici });
  ends.push(async () => void (await player.end()));
  const saving = saveRecording({
    provider: 'segmind',
    key,
    fixtures,
    id: 'recorded',
    player,
    recording: {
      call: { method: 'credits.get' },
      exchanges: [{ request, answer }],
      result: { credits: 2 },
      response: {},
      drift: [],
      images: [],
      provenance: { evidence: 'assumed', source: 'a test' },
    },
  });
  await expect(saving).rejects.toThrow(/credits\.get was not written, for it does not play:\n.*credits/);
  expect(existsSync(join(fixtures, 'segmind', 'credits.get'))).toBe(false);
});

test('an image behind an address is read: told by type, size and digest, and not kept', async () => {
  const fixtures = fixturesOf('aiml');
  const { said } = await rehearse('aiml', { record: true, fixtures });
  const [told] =
    /image\/jpeg, \d+ bytes, sha256 [0-9a-f]{64}|image\/png, \d+ bytes, sha256 [0-9a-f]{64}/.exec(said) ?? [];
  expect(told).toBeDefined();
  const file = join(fixtures, 'aiml', 'images.generate', 'recorded-2026-11-21.yaml');
  expect(readFileSync(file, 'utf8')).toContain(`The image behind the address was ${told}.`);
});

test('a provider that gives everything away is recorded without any of it, and the recording plays', async () => {
  const token = 'Zk3aQ9xT7mB2';
  const png = readFileSync(join(own, 'files', 'tiny.png'));
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/img')) return void response.writeHead(200, { 'content-type': 'image/png' }).end(png);
    const origin = `http://${request.headers.host}`;
    const image = { url: `${origin}/img.png?X-Amz-Date=20261121T000000Z&X-Amz-Signature=${token}`, b64_json: null };
    const meta = { usage: { credits_used: 91_000, usd_spent: 0.0455 } };
    const leaks = { user_id: 4711, owner: { email: 'someone@mail.limner.dev', access_token: token }, key };
    const session = ['Set-Cookie', `sid=${token}; HttpOnly`, 'Set-Cookie', `b=${token}`, 'X-Account-Id', 'acme-77'];
    const echo = ['X-Echo', Buffer.from(key).toString('base64'), 'Content-Encoding', 'gzip'];
    response.writeHead(200, ['Content-Type', 'application/json', ...session, ...echo]);
    response.end(gzipSync(JSON.stringify({ data: [image], meta, ...leaks })));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const plans = temporaryFolder();
  const call = 'method: images.generate, input: { model: alibaba/qwen-image, prompt: a }';
  writeFileSync(
    join(plans, 'aiml.yaml'),
    `calls: [{ call: { ${call} }, price: 0.05 USD, evidence: assumed, source: a test }]`,
  );
  const fixtures = fixturesOf('aiml');
  const rehearsal = new Map([['aiml', url]]);
  const { said } = await run({ providers: ['aiml'], rehearsal, plans, fixtures, record: true });
  expect(said).toMatch(/written to .*, 6 places redacted/);
  const text = readFileSync(join(fixtures, 'aiml', 'images.generate', 'recorded-2026-11-21.yaml'), 'utf8');
  for (const secret of [key, Buffer.from(key).toString('base64'), token, 'someone@', 'acme-77', '4711']) {
    expect(`${text}\n${said}`).not.toContain(secret);
  }
  expect(text).toContain('X-Amz-Date=20261121T000000Z&X-Amz-Signature=redactedF000');
  expect(text).toContain('user_id: 1000');
});

test('without --record nothing is written', async () => {
  const fixtures = fixturesOf('segmind');
  expect((await rehearse('segmind', { fixtures })).code).toBe(0);
  expect(written(fixtures, 'segmind')).toEqual([]);
  expect(existsSync(join(fixtures, 'segmind', 'credits.get'))).toBe(false);
});
