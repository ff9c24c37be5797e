/** Type-checks each block of code of each provider's README, and runs it against the embedded provider. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ServeOptions, serveProvider } from '@limner/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const providers = readdirSync(join(root, 'specs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The blocks as programs: what goes on from the first ones on a page gets the client and the input from there. */
function programsOf(provider: string): string[] {
  const page = readFileSync(join(root, 'packages/client', provider, 'README.md'), 'utf8');
  const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const [first = '', input = '', ...others] = blocks;
  const client = /^import .*?\n\nconst \w+ = new \w+\(\);.*?\n/s.exec(first)?.[0] ?? '';
  return [first, ...others.map((block) => [client, input, block].join('\n'))];
}

/** The same program with its client pointed at the embedded provider. */
function pointed(program: string): string {
  const text = program.replace(/= new (\w+)\(\);/, '= new $1({ baseUrl: process.env.BASE_URL });');
  if (text === program) throw new Error(`The program makes no client:\n${program}`);
  return text;
}

// Beside this file, so that programs find the packages.
const folder = mkdtempSync(join(import.meta.dirname, '.readme-'));
const written = new Map(providers.map((provider) => [provider, programsOf(provider)]));

beforeAll(() => {
  for (const [provider, programs] of written) {
    for (const [index, program] of programs.entries()) {
      mkdirSync(join(folder, 'run'), { recursive: true });
      writeFileSync(join(folder, `${provider}-${index}.ts`), program);
      writeFileSync(join(folder, 'run', `${provider}-${index}.ts`), pointed(program));
    }
  }
  // Not each program needs all that it goes on from.
  const config = { extends: '../tsconfig.json', include: ['*.ts'], compilerOptions: { noUnusedLocals: false } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(file: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  // The server lives in this process, so the program must not block it.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], options).catch((error) => {
    throw new Error(`${file} failed:\n${error.stdout}${error.stderr}`);
  });
  return `${stdout}${stderr}`;
}

/** Plays programs of a provider in one folder, the first one before all others: what they printed, and the files they left. */
async function play(provider: string, files: readonly string[], options: Partial<ServeOptions> = {}) {
  const server = await serveProvider({ provider, taskTime: 50, ...options });
  const cwd = mkdtempSync(join(tmpdir(), 'limner-readme-'));
  const env = { ...process.env, [`${provider.toUpperCase()}_API_KEY`]: 'any-key', BASE_URL: server.url };
  try {
    const [first = '', ...others] = files.map((file) => join(folder, 'run', file));
    const printed = [await run(first, [], { cwd, env })];
    printed.push(...(await Promise.all(others.map((file) => run(file, [], { cwd, env })))));
    return { printed, saved: readdirSync(cwd) };
  } finally {
    await server.close();
    rmSync(cwd, { recursive: true });
  }
}

it('the blocks of all pages are TypeScript as strict as ours', async () => {
  expect(await run(join(root, 'node_modules/typescript/bin/tsc'), ['-p', folder])).toBe('');
}, 60_000);

describe.each(providers)('the page of %s', (provider) => {
  const programs = written.get(provider) ?? [];
  const files = programs.map((_, index) => `${provider}-${index}.ts`);

  it('has programs that do what they say', async () => {
    expect(files.length).toBeGreaterThan(4);
    const { printed, saved } = await play(provider, files);
    expect(saved.sort()).toEqual(['image-0.png', 'lighthouse.png']);
    expect(printed.join('\n')).not.toContain('any-key');
    const silent = programs.filter((_, index) => printed[index] === '');
    expect(silent.map((program) => /save\('lighthouse|catch/.exec(program)?.[0])).toEqual([
      "save('lighthouse",
      'catch',
    ]);
  }, 60_000);

  it('has a program that tells what failed', async () => {
    const index = programs.findIndex((program) => program.includes('catch (error)'));
    const { printed } = await play(provider, [`${provider}-${index}.ts`], { scenario: 'out-of-credits' });
    expect(printed).toEqual(['Add credits, then call again.\n']);
  }, 60_000);
});
