import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGenerate } from './run-generate.ts';
import { fixtureProvider } from './testing/fixture-provider.ts';

let root = '';
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  root = mkdtempSync(join(tmpdir(), 'limner-generate-'));
  writeSpec();
});
afterEach(() => rmSync(root, { recursive: true }));

function writeSpec(change: Parameters<typeof fixtureProvider>[0] = {}): void {
  const { providerYaml, openapiYaml } = fixtureProvider(change);
  mkdirSync(join(root, 'specs/acme'), { recursive: true });
  writeFileSync(join(root, 'specs/acme/provider.yaml'), providerYaml?.text ?? '');
  writeFileSync(join(root, 'specs/acme/openapi.yaml'), openapiYaml?.text ?? '');
}

function run(options: { check?: boolean; providers?: string[] } = {}): Promise<number> {
  const { check = false, providers = [] } = options;
  const places = { specs: join(root, 'specs'), clients: join(root, 'clients') };
  return runGenerate({ ...places, providers, check, print: (line) => lines.push(line) });
}

const types = (): string => join(root, 'clients/acme/src/gen/types.ts');

describe('runGenerate', () => {
  it('writes packages that check as up to date', async () => {
    expect(await run()).toBe(0);
    expect(await run({ check: true })).toBe(0);
  });

  it('writes nothing at all while any spec has a problem', async () => {
    cpSync(join(root, 'specs/acme'), join(root, 'specs/broken'), { recursive: true });
    expect(await run()).toBe(1);
    expect(lines.join('\n')).toContain('provider-id-mismatch');
    expect(existsSync(join(root, 'clients'))).toBe(false);
  });

  it('leaves what is there untouched when a spec breaks', async () => {
    await run();
    const before = readFileSync(types(), 'utf8');
    writeSpec({ replace: 'maxLength: 20', by: 'unique: true' });
    expect(await run()).toBe(1);
    expect(readFileSync(types(), 'utf8')).toBe(before);
  });

  it('finds a hand edit, a missing and a stale file', async () => {
    await run();
    writeFileSync(types(), '// edited');
    rmSync(join(root, 'clients/acme/src/gen/client.ts'));
    writeFileSync(join(root, 'clients/acme/src/gen/old.ts'), '');
    expect(await run({ check: true })).toBe(1);
    const found = lines.map((line) => line.split('/').at(-1));
    expect(found).toEqual(expect.arrayContaining(['types.ts: different', 'client.ts: missing', 'old.ts: stale']));
  });

  it('removes stale files and does not touch unchanged ones', async () => {
    await run();
    const { mtimeMs } = statSync(types());
    writeFileSync(join(root, 'clients/acme/src/gen/old.ts'), '');
    await run();
    expect(existsSync(join(root, 'clients/acme/src/gen/old.ts'))).toBe(false);
    expect(statSync(types()).mtimeMs).toBe(mtimeMs);
  });

  it('says what can be given where there are no specs', async () => {
    rmSync(join(root, 'specs'), { recursive: true });
    expect(await run()).toBe(2);
    expect(lines[0]).toMatch(/There are no specs in .*--openapi/);
  });

  it('names the providers there are when asked for another', async () => {
    expect(await run({ providers: ['nobody'] })).toBe(2);
    expect(lines[0]).toContain('Known: acme');
  });
});
