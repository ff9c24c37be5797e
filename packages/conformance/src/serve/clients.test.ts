/** The real clients against the embedded providers; needs the packages built, as the whole test run has them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aiml } from '@limner/aiml';
import { Modelverse } from '@limner/modelverse';
import { Pixwith } from '@limner/pixwith';
import { Segmind } from '@limner/segmind';
import { afterEach, describe, expect, test } from 'vitest';
import { type Scenario, scenariosOf } from './scenario.ts';
import { type ServeOptions, serveProvider } from './serve-provider.ts';
import { readServedProvider } from './served-provider.ts';
import { decodePng } from './test-support/decode-png.ts';

const ends: (() => unknown)[] = [];
const apiKey = 'test-key-0000';
/** Only Segmind and Pixwith say when to come back. */
const backoff = { first: 400, most: 400 };

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function serve(options: ServeOptions): Promise<{ baseUrl: string; apiKey: string }> {
  const { url, close } = await serveProvider({ taskTime: 50, ...options });
  ends.push(close);
  return { baseUrl: url, apiKey };
}

function temporaryFile(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'limner-serve-'));
  ends.push(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

interface SavedImage {
  save(path: string): Promise<unknown>;
}

async function savedSize(image: SavedImage | undefined): Promise<{ width: number; height: number }> {
  const path = temporaryFile('image.png');
  await image?.save(path);
  return decodePng(readFileSync(path));
}

test('Segmind: one call leaves an image file', async () => {
  const segmind = new Segmind(await serve({ provider: 'segmind' }));
  const { images } = await segmind.qwenImage.generate({ prompt: 'a lighthouse' });
  expect(await savedSize(images[0])).toMatchObject({ width: 256, height: 256 });
});

test('Segmind: a task runs to its end', async () => {
  const segmind = new Segmind(await serve({ provider: 'segmind' }));
  const { images } = await segmind.qwenImage.run({ prompt: 'a lighthouse' }, { polling: { every: 30 } });
  expect(await savedSize(images[0])).toMatchObject({ width: 256 });
});

test('Pixwith: a task runs to its end', async () => {
  const pixwith = new Pixwith(await serve({ provider: 'pixwith' }));
  const options = { prompt_optimization: false, num_outputs: 2, aspect_ratio: '16:9' } as const;
  const input = { model_id: '0-24', prompt: 'a harbour', options } as const;
  const { images } = await pixwith.qwenImage.run(input, { polling: { every: 30, firstWait: 0 } });
  expect(images).toHaveLength(2);
  expect(await savedSize(images[1])).toMatchObject({ width: 256, height: 144 });
});

test('Pixwith: an upload ends at an address', async () => {
  const pixwith = new Pixwith(await serve({ provider: 'pixwith' }));
  const data = new TextEncoder().encode('picture');
  const { url } = await pixwith.uploads.upload({ data, name: 'a.png', mediaType: 'image/png' });
  expect(await (await fetch(url)).text()).toBe('picture');
});

test('AI/ML API: images behind addresses', async () => {
  const aiml = new Aiml(await serve({ provider: 'aiml' }));
  const { images } = await aiml.images.generate({ model: 'alibaba/qwen-image', prompt: 'a dune', num_images: 2 });
  expect(images).toHaveLength(2);
  expect(await savedSize(images[0])).toMatchObject({ width: 256 });
});

test('Modelverse: an image behind an address', async () => {
  const modelverse = new Modelverse(await serve({ provider: 'modelverse' }));
  const { images } = await modelverse.images.generate({ model: 'Qwen/Qwen-Image', prompt: 'a dune', size: '1024x512' });
  expect(await savedSize(images[0])).toMatchObject({ width: 512, height: 256 });
});

/** The paid work of each provider, with options of the call. */
const works = {
  aiml: (options: ClientOptions, call: object) =>
    new Aiml(options).images.generate({ model: 'alibaba/qwen-image', prompt: 'a dune' }, call),
  modelverse: (options: ClientOptions, call: object) =>
    new Modelverse(options).images.generate({ model: 'Qwen/Qwen-Image', prompt: 'a dune' }, call),
  pixwith: (options: ClientOptions, call: object) =>
    new Pixwith(options).qwenImage.run(
      { model_id: '0-24', prompt: 'a', options: { prompt_optimization: false, num_outputs: 1, aspect_ratio: '4:3' } },
      { polling: { every: 30, firstWait: 0 }, ...call },
    ),
  segmind: (options: ClientOptions, call: object) =>
    new Segmind(options).qwenImage.run({ prompt: 'a' }, { polling: { every: 30 }, ...call }),
};

interface ClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly retries: number;
}

// The keys of an object literal are its own.
const workers = Object.keys(works) as (keyof typeof works)[];

/** What the client of every provider that can play the scenario makes of it. */
const met: Readonly<Record<Exclude<Scenario, 'slow'>, string>> = {
  'out-of-credits': 'InsufficientCreditsError',
  'rate-limited': 'RateLimitError',
  'failing-task': 'TaskFailedError',
  'content-refused': 'ContentPolicyError',
  'expired-key': 'AuthenticationError',
  'server-error': 'ProviderError',
};

const played = workers.flatMap((provider) => {
  const playable = scenariosOf(readServedProvider(provider));
  return playable.flatMap((scenario) => (scenario === 'slow' ? [] : [[provider, scenario, met[scenario]] as const]));
});

test('the scenarios that the providers can play', () => {
  const names = (scenario: Scenario): string[] =>
    played.filter(([, found]) => found === scenario).map(([provider]) => provider);
  expect(names('content-refused')).toEqual(['modelverse']);
  expect(names('failing-task')).toEqual(['pixwith', 'segmind']);
  expect(names('rate-limited')).toEqual(workers);
});

describe.each(played)('%s, %s', (provider, scenario, name) => {
  test(`of the whole server is met as ${name}`, async () => {
    const options = { ...(await serve({ provider, scenario })), retries: 0 };
    await expect(works[provider](options, {})).rejects.toMatchObject({ name });
  });

  test(`of one call, by its option headers, is met as ${name}`, async () => {
    const options = { ...(await serve({ provider })), retries: 0 };
    const call = { headers: { 'x-limner-scenario': scenario } };
    await expect(works[provider](options, call)).rejects.toMatchObject({ name });
    expect((await works[provider](options, {})).images).toHaveLength(1);
  });
});

test.each(workers)('%s: a limited call goes through by itself once the limit has lifted', async (provider) => {
  const options = { ...(await serve({ provider, scenario: 'rate-limited' })), retries: 20, backoff };
  expect((await works[provider](options, {})).images).toHaveLength(1);
});
