import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, describe, expect, test } from 'vitest';
import { rowReached } from '../contract/row-reached.ts';
import { scenarioHeader } from './scenario.ts';
import { type ServeOptions, serveProvider } from './serve-provider.ts';
import { readServedProvider } from './served-provider.ts';
import { decodePng } from './test-support/decode-png.ts';

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** The key's header, a paid operation with a body that it takes, and what the real providers are known to answer. */
const providers = {
  aiml: {
    key: { authorization: 'Bearer k' },
    operation: 'images.generate',
    path: '/v1/images/generations',
    body: { model: 'alibaba/qwen-image', prompt: 'a' },
    noKey: { status: 401, json: { message: 'The key is not known.', statusCode: 401 } },
    badBody: { status: 400, json: { message: ['prompt: must be string'], statusCode: 400 } },
    outOfCredits: { status: 403, json: { message: 'You are out of credits.' } },
  },
  modelverse: {
    key: { authorization: 'Bearer k' },
    operation: 'images.generate',
    path: '/v1/images/generations',
    body: { model: 'Qwen/Qwen-Image', prompt: 'a' },
    noKey: { status: 401, json: { error: { code: 'auth_error' } } },
    badBody: { status: 400, json: { error: { code: 'param_error', message: 'prompt: must be string' } } },
    outOfCredits: { status: 403, json: { error: { type: 'permission_error', code: 'forbidden' } } },
  },
  pixwith: {
    key: { 'api-key': 'k' },
    operation: 'tasks.create',
    path: '/api/task/create',
    body: { model_id: '0-24', prompt: 'a', options: { prompt_optimization: true, num_outputs: 2 } },
    noKey: { status: 200, json: { code: 0, message: 'Invalid API key' } },
    badBody: { status: 400, json: { code: 0, message: 'prompt: must be string' } },
    outOfCredits: { status: 200, json: { code: 0, message: 'Not enough credits' } },
  },
  segmind: {
    key: { 'x-api-key': 'k' },
    operation: 'requests.submit',
    path: '/v2/qwen-image',
    body: { prompt: 'a' },
    noKey: { status: 401, json: { error: 'Missing Authorization or x-api-key in header' } },
    badBody: { status: 400, json: { error: 'prompt: must be string' } },
    outOfCredits: { status: 406, json: { error: 'Insufficient credits: balance 0.05, needed 0.12' } },
  },
} as const;

type Id = keyof typeof providers;
// The keys of an object literal are its own.
const ids = Object.keys(providers) as Id[];

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

type Send = (path: string, sent?: Sent) => Promise<Got>;

/** Starts a provider; gives a function that sends to it with a key. */
async function start(provider: Id, options: Partial<ServeOptions> = {}): Promise<Send> {
  const { url, close } = await serveProvider({ provider, taskTime: 60, ...options });
  ends.push(close);
  return async (path, { method = 'POST', headers = {}, body } = {}) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(new URL(path, url), {
      method,
      headers: { ...providers[provider].key, ...json, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type') === 'application/json';
    const parsed: unknown = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
    return { status: response.status, headers: response.headers, json: parsed, bytes };
  };
}

async function startAndSend(provider: Id, more: Sent & { scenario?: string } = {}): Promise<Got> {
  const send = await start(provider);
  const { path, body } = providers[provider];
  const scenario = more.scenario === undefined ? {} : { [scenarioHeader]: more.scenario };
  return send(path, { body, ...more, headers: { ...more.headers, ...scenario } });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(ids)('%s', (id) => {
  const { key, path, body, operation, noKey, badBody, outOfCredits } = providers[id];
  const { contract, document, operations } = readServedProvider(id);
  const rowAt = ({ status, json }: Got): string | undefined =>
    rowReached(contract.errors, { status, operation, body: json })?.then.category;

  test('refuses a missing key in its own words', async () => {
    const empty = Object.fromEntries(Object.keys(key).map((name) => [name, '']));
    expect(await startAndSend(id, { headers: empty })).toMatchObject(noKey);
  });

  test('refuses another key than the one that was set', async () => {
    const send = await start(id, { key: 'other' });
    expect(rowAt(await send(path, { body }))).toBe('auth');
  });

  test('names the field of a bad body in its own envelope', async () => {
    expect(await startAndSend(id, { body: { ...body, prompt: 7 } })).toMatchObject(badBody);
  });

  test('names a missing field', async () => {
    const { prompt: _, ...rest } = body;
    expect(JSON.stringify((await startAndSend(id, { body: rest })).json)).toContain('prompt: is required');
  });

  test('refuses what is no JSON, and a body of another type', async () => {
    expect(rowAt(await startAndSend(id, { body: '{' }))).toBe('invalid_request');
    expect(rowAt(await startAndSend(id, { headers: { 'content-type': 'text/plain' } }))).toBe('invalid_request');
  });

  test('does not know another path', async () => {
    const send = await start(id);
    expect(await send('/v1/nothing', { body })).toMatchObject({ status: 404 });
  });

  test('answers a wrong verb by 405 or 404', async () => {
    const wants = contract.errors.some(({ example }) => example.status === 405) ? 405 : 404;
    expect(await startAndSend(id, { method: 'PUT' })).toMatchObject({ status: wants });
  });

  test('runs out of credits by request', async () => {
    expect(await startAndSend(id, { scenario: 'out-of-credits' })).toMatchObject(outOfCredits);
  });

  test('limits the rate by request', async () => {
    const answer = await startAndSend(id, { scenario: 'rate-limited' });
    expect(answer.status).toBe(429);
    const row = contract.errors.find(({ then, when }) => then.category === 'rate_limit' && when.status?.includes(429));
    for (const { header = '' } of row?.then.retryAfter ?? []) {
      const value = answer.headers.get(header) ?? '';
      const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(1000);
    }
  });

  test('lets pass again once the reset has passed', async () => {
    const send = await start(id);
    const limited = { body, headers: { [scenarioHeader]: 'rate-limited' } };
    expect(await send(path, limited)).toMatchObject({ status: 429 });
    expect(await send(path, limited)).toMatchObject({ status: 429 });
    await pause(1050);
    expect(await send(path, limited)).toMatchObject({ status: 200 });
  });

  test('no longer takes the key by request', async () => {
    const answer = await startAndSend(id, { scenario: 'expired-key' });
    expect(rowAt(answer)).toBe('auth');
    if (id === 'segmind')
      expect(answer.json).toEqual({ error: 'Unauthorized. API key is invalid or may have expired' });
  });

  test('refuses the content in its own words, or says that nobody knows them', async () => {
    const answer = await startAndSend(id, { scenario: 'content-refused' });
    const known = contract.errors.some(({ then }) => then.category === 'content_policy');
    if (known) expect(rowAt(answer)).toBe('content_policy');
    else expect(answer).toMatchObject({ status: 400, json: undefined });
    expect(known).toBe(id === 'modelverse');
  });

  test('fails by request', async () => {
    const answer = await startAndSend(id, { scenario: 'server-error' });
    expect(answer.status).toBe(500);
    expect(rowAt(answer)).toBe('provider');
  });

  test('takes the scenario of the whole server', async () => {
    const send = await start(id, { scenario: 'rate-limited' });
    expect(await send(path, { body })).toMatchObject({ status: 429 });
  });

  test('refuses a scenario that there is not', async () => {
    expect(await startAndSend(id, { scenario: 'no-such' })).toMatchObject({ status: 400, json: undefined });
  });

  test('answers every operation as its document says, and as none of its failures', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'doc', ...(document as object) }, 'doc', undefined, false); // the file is an object
    const send = await start(id);
    const created = await send(path, { body });
    const task = Object.values(contract.tasks)[0];
    const taskId = /"(?:task|request)_id":"([^"]+)"/.exec(JSON.stringify(created.json))?.[1] ?? '';
    if (task) await pause(80);
    for (const one of operations) {
      const input = { ...body, task_id: taskId, image_name: 'a.png', content_type: 'image/png', base64: true };
      const sent = one.body ? { method: one.method, body: input } : { method: one.method };
      const answer = await send(one.path.replace(/\{\w+\}/, taskId), sent);
      const schema = one.responses.get('200')?.contents.get('application/json') ?? '';
      const validate = ajv.compile({ $ref: `doc#${schema.split('/').map(encodeURIComponent).join('/')}` });
      expect(validate(answer.json), `${one.id}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      const failure = rowReached(contract.errors, { status: 200, operation: one.id, body: answer.json });
      expect(failure, one.id).toBeUndefined();
    }
  });
});

test('a raw image has the bytes of its format and the accounting in its headers', async () => {
  const send = await start('segmind');
  const { headers, bytes } = await send('/v1/qwen-image', { body: { prompt: 'a', aspect_ratio: '1:1', seed: 7 } });
  expect(headers.get('content-type')).toBe('image/png');
  expect(decodePng(bytes)).toMatchObject({ width: 256, height: 256 });
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-cost': '1',
    'x-remaining-credits': '499',
    'x-seed-value': '7',
  });
});

test.each([
  ['jpeg', 'ffd8ff'],
  ['webp', '52494646'],
])('a raw image comes as %s where that is asked for', async (format, magic) => {
  const send = await start('segmind');
  const { headers, bytes } = await send('/v1/qwen-image', { body: { prompt: 'a', image_format: format } });
  expect(headers.get('content-type')).toBe(`image/${format}`);
  expect(Buffer.from(bytes).toString('hex')).toMatch(new RegExp(`^${magic}`));
});

test('a base64 image can be decoded', async () => {
  const send = await start('segmind');
  const { json } = await send('/v1/qwen-image', { body: { prompt: 'a', base64: true } });
  const { image } = json as { image: string }; // the document says so
  expect(decodePng(Buffer.from(image, 'base64')).width).toBe(256);
});

test('as many addresses as images were asked for, each with an image of the size asked for', async () => {
  const send = await start('aiml');
  const body = { ...providers.aiml.body, num_images: 2, image_size: { width: 1024, height: 512 } };
  const { json, headers } = await send('/v1/images/generations', { body, headers: { 'x-client-request-id': 'mine' } });
  const { data } = json as { data: { url: string; width: number }[] }; // the document says so
  expect(data).toHaveLength(2);
  expect(new Set(data.map(({ url }) => url)).size).toBe(2);
  for (const { url, width } of data) {
    expect(decodePng((await send(url, { method: 'GET' })).bytes)).toMatchObject({ width, height: 256 });
  }
  expect(headers.get('x-client-request-id')).toBe('mine');
  expect(headers.get('x-inference-id')).not.toBeNull();
});

test('where an answer has room for both, the image itself comes when it is asked for', async () => {
  const send = await start('modelverse');
  const body = { ...providers.modelverse.body, response_format: 'b64_json' };
  const { json } = await send('/v1/images/generations', { body });
  expect(json).toEqual({ data: [{ b64_json: expect.any(String) }] });
});

test('the list of models needs no key and names those of the document', async () => {
  const send = await start('modelverse');
  const { json } = await send('/v1/models', { method: 'GET', headers: { authorization: '' } });
  expect(json).toEqual({ data: [{ id: 'Qwen/Qwen-Image' }, { id: 'Qwen/Qwen-Image-Edit' }] });
});

/** Slow enough for the first poll to come in time on a busy machine. */
const unhurried = { taskTime: 500 };

test('a task is polled to its end and its images stay the same', async () => {
  const send = await start('pixwith', unhurried);
  const created = await send('/api/task/create', { body: providers.pixwith.body });
  expect(created.json).toMatchObject({ code: 1, data: { estimated_time: 1 } });
  const { task_id } = (created.json as { data: { task_id: string } }).data; // the document says so
  const poll = async (): Promise<unknown> => (await send('/api/task/get', { body: { task_id } })).json;
  expect(await poll()).toEqual({ code: 1, data: { task_id, status: 1 } });
  await pause(550);
  const done = await poll();
  expect(done).toMatchObject({
    code: 1,
    data: { task_id, status: 2, result_urls: [expect.any(String), expect.any(String)] },
  });
  expect(await poll()).toEqual(done);
});

test('a result is pending until the task has ended', async () => {
  const send = await start('segmind', unhurried);
  const created = await send('/v2/qwen-image', { body: { prompt: 'a' } });
  const { request_id } = created.json as { request_id: string }; // the document says so
  const read = async (end: string): Promise<unknown> =>
    (await send(`/v2/requests/${request_id}${end}`, { method: 'GET' })).json;
  expect(await read('')).toEqual({ request_id, status: expect.stringMatching(/QUEUED|PROCESSING/) });
  await pause(550);
  expect(await read('/status')).toMatchObject({ request_id, status: 'COMPLETED' });
  expect(await read('')).toMatchObject({ status: 'COMPLETED', images: [{ content_type: 'image/png' }] });
});

test('an unknown task is not found', async () => {
  const segmind = await start('segmind');
  expect(await segmind('/v2/requests/nope/status', { method: 'GET' })).toMatchObject({ status: 404 });
  const pixwith = await start('pixwith');
  expect(await pixwith('/api/task/get', { body: { task_id: 'nope' } })).toMatchObject({
    status: 404,
    json: { code: 0 },
  });
});

test('a failing task fails when its time has come', async () => {
  const send = await start('segmind');
  const created = await send('/v2/qwen-image', {
    body: { prompt: 'a' },
    headers: { [scenarioHeader]: 'failing-task' },
  });
  const { request_id } = created.json as { request_id: string }; // the document says so
  await pause(80);
  const status = await send(`/v2/requests/${request_id}/status`, { method: 'GET' });
  expect(status.json).toMatchObject({ status: 'FAILED' });
  expect(await send(`/v2/requests/${request_id}`, { method: 'GET' })).toMatchObject({ status: 422 });
});

test('slow work takes five times as long', async () => {
  const send = await start('aiml', { taskTime: 40 });
  const from = performance.now();
  await send('/v1/images/generations', { body: providers.aiml.body, headers: { [scenarioHeader]: 'slow' } });
  expect(performance.now() - from).toBeGreaterThan(190);
});

test('reads work without credits, and say that none are left', async () => {
  const send = await start('segmind', { scenario: 'out-of-credits' });
  expect((await send('/v1/get-user-credits', { method: 'GET' })).json).toEqual({ credits: 0 });
});

test('an upload is served at the promised address', async () => {
  const send = await start('pixwith');
  const ticket = await send('/api/task/pre_url', { body: { image_name: 'a.png', content_type: 'image/png' } });
  const { data } = ticket.json as {
    data: { image_url: string; upload_url: { url: string; fields: Record<string, string> } };
  }; // the document says so
  const form = new FormData();
  for (const [name, value] of Object.entries(data.upload_url.fields)) form.append(name, value);
  form.append('file', new Blob(['picture'], { type: 'image/png' }), 'a.png');
  expect((await fetch(data.upload_url.url, { method: 'POST', body: form })).status).toBe(204);
  const back = await fetch(data.image_url);
  expect([back.headers.get('content-type'), await back.text()]).toEqual(['image/png', 'picture']);
});

test('a scenario that the provider has no words for is refused with those that there are', async () => {
  const send = await start('aiml');
  const { bytes } = await send(providers.aiml.path, {
    body: providers.aiml.body,
    headers: { [scenarioHeader]: 'content-refused' },
  });
  expect(new TextDecoder().decode(bytes)).toMatch(
    /^x-limner-scenario: .* no row for it; there are: out-of-credits, rate-limited, slow, expired-key, server-error\.$/m,
  );
});

test('reads go on where only the work is refused', async () => {
  const send = await start('modelverse', { scenario: 'content-refused' });
  expect(await send('/v1/models', { method: 'GET' })).toMatchObject({ status: 200 });
});

test('what needs no key does not mind an expired one', async () => {
  const send = await start('modelverse', { scenario: 'expired-key' });
  expect(await send('/v1/models', { method: 'GET' })).toMatchObject({ status: 200 });
});

test('the record of a task expires, and then its id is unknown', async () => {
  const send = await start('segmind', { taskTime: 0, recordLife: 400 });
  const { json } = await send('/v2/qwen-image', { body: { prompt: 'a' } });
  const { request_id } = json as { request_id: string }; // the document says so
  const read = (): Promise<Got> => send(`/v2/requests/${request_id}`, { method: 'GET' });
  expect(await read()).toMatchObject({ status: 200 });
  await pause(450);
  expect(await read()).toMatchObject({ status: 404 });
});

test('an exchange is printed whole when asked, its key masked and its image cut', async () => {
  const printed: string[] = [];
  const send = await start('segmind', { print: (text) => printed.push(text) });
  await send('/v1/qwen-image', {
    body: { prompt: 'a dune', base64: true },
    headers: { 'x-api-key': 'secret-key-of-mine' },
  });
  await send('/v1/qwen-image', { body: { prompt: 'a dune' } });
  const [first = '', second = ''] = printed;
  expect(first).toMatch(/^> POST \/v1\/qwen-image$/m);
  expect(first).toMatch(/^> x-api-key: \*\*\*$/m);
  expect(first).toContain('>   "prompt": "a dune"');
  expect(first).toMatch(/^< 200$/m);
  expect(first).toMatch(/^< {3}"image": "iVBORw0K.*\.\.\. \(\d+ characters\)"$/m);
  expect(first).not.toContain('secret-key-of-mine');
  expect(second).toMatch(/^< \(image\/png, \d+ bytes\)$/m);
});

test('a log line has no key, query or body', async () => {
  const lines: string[] = [];
  const send = await start('segmind', { log: (line) => lines.push(line) });
  await send('/v1/qwen-image?key=secret', { body: { prompt: 'secret' }, headers: { 'x-api-key': 'secret' } });
  expect(lines).toEqual(['POST /v1/qwen-image 200']);
});

test('a body that is too large is refused', async () => {
  const send = await start('segmind');
  expect(await send('/v1/qwen-image', { body: 'x'.repeat(33 * 1024 * 1024) })).toMatchObject({ status: 413 });
});

test('closing ends what is being waited for', async () => {
  const { url, close } = await serveProvider({ provider: 'aiml', scenario: 'slow', taskTime: 60_000 });
  const { body, key } = providers.aiml;
  const headers = { ...key, 'content-type': 'application/json' };
  const waiting = fetch(`${url}/v1/images/generations`, { method: 'POST', headers, body: JSON.stringify(body) });
  const refused = expect(waiting).rejects.toThrow();
  await pause(50);
  await close();
  await refused;
});

test.each([
  [{ provider: 'nope' }, /no provider "nope".*aiml/],
  [{ provider: 'aiml', scenario: 'failing-task' }, /has no tasks/],
  [{ provider: 'aiml', scenario: 'content-refused' }, /AI\/ML API.*no row/],
  [{ provider: 'aiml', taskTime: -1 }, /taskTime/],
  [{ provider: 'aiml', recordLife: Number.NaN }, /recordLife/],
  [{ provider: 'aiml', key: ' ' }, /key is empty/],
] as const)('%j is refused', async (options, message) => {
  await expect(serveProvider(options)).rejects.toThrow(message);
});

test('a port in use is said to be so', async () => {
  const { url, close } = await serveProvider({ provider: 'aiml' });
  ends.push(close);
  await expect(serveProvider({ provider: 'aiml', port: Number(new URL(url).port) })).rejects.toThrow(/it is in use/);
});
