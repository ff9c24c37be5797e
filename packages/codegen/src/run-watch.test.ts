import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchDocument, watchProviders } from './run-watch.ts';
import { fixtureProvider } from './testing/fixture-provider.ts';

let root = '';
let lines: string[] = [];
let controller = new AbortController();
let watching: Promise<number> | undefined;
beforeEach(() => {
  lines = [];
  controller = new AbortController();
  root = realpathSync(mkdtempSync(join(tmpdir(), 'limner-watch-')));
});
afterEach(async () => {
  controller.abort();
  await watching;
  rmSync(root, { recursive: true });
});

const print = (line: string): void => {
  lines.push(line);
};
const patient = { timeout: 20_000, interval: 20 };
const said = (text: string): Promise<void> => vi.waitFor(() => expect(lines.join('\n')).toContain(text), patient);

/** As editors do: a new file takes the place of the old one. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

describe('watching providers', () => {
  function writeSpec(id: string, change: Parameters<typeof fixtureProvider>[0] = {}): void {
    const { providerYaml, openapiYaml } = fixtureProvider(change);
    mkdirSync(join(root, 'specs', id), { recursive: true });
    replace(join(root, 'specs', id, 'provider.yaml'), (providerYaml?.text ?? '').replace('id: acme', `id: ${id}`));
    replace(join(root, 'specs', id, 'openapi.yaml'), openapiYaml?.text ?? '');
  }
  async function watch(): Promise<void> {
    const places = { specs: join(root, 'specs'), clients: join(root, 'clients') };
    watching = watchProviders({ ...places, providers: [], check: false, print }, controller.signal);
    await said('Watching');
    lines = [];
  }

  it('generates the one that changed, and no other', async () => {
    writeSpec('acme');
    writeSpec('other');
    await watch();
    writeSpec('acme', { replace: 'maxLength: 20', by: 'maxLength: 30' });
    await said('acme: ');
    expect(lines.join('\n')).toContain('clients/acme/src/gen/validators.ts: written');
    expect(lines.join('\n')).not.toContain('other');
  });

  it('tells of a fault and goes on', async () => {
    writeSpec('acme');
    await watch();
    writeSpec('acme', { replace: "schemas/Images'", by: "schemas/No'" });
    await said('reference-unresolved');
    writeSpec('acme', { replace: 'maxLength: 20', by: 'maxLength: 30' });
    await said('validators.ts: written');
  });

  it('ends with the signal, at once', async () => {
    writeSpec('acme');
    await watch();
    controller.abort();
    expect(await watching).toBe(0);
  });
});

describe('watching a document', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://pets.test' }],
    paths: {
      '/pets': { get: { responses: { 200: { content: { 'application/json': { schema: { $ref: 'pet.yaml' } } } } } } },
    },
  };

  it('generates again when a file changes that it refers to', async () => {
    writeFileSync(join(root, 'api.json'), JSON.stringify(document));
    writeFileSync(join(root, 'pet.yaml'), 'properties: { name: { type: string } }');
    const places = { openapi: join(root, 'api.json'), out: join(root, 'out') };
    watching = watchDocument({ ...places, name: 'pets', check: false, print }, controller.signal);
    await said('Watching');
    lines = [];
    replace(join(root, 'pet.yaml'), 'properties: { age: { type: number } }');
    await said('api.json: ');
    expect(readFileSync(join(root, 'out/src/gen/types.ts'), 'utf8')).toContain('age');
  });
});
