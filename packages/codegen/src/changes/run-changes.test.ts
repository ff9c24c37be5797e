import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runGenerate } from '../run-generate.ts';
import type { Level } from '../wire-diff/change.ts';
import { type ChangesOptions, runChanges } from './run-changes.ts';
import { edits, type SpecEdit } from './testing/spec-edits.ts';

/** Each generates, compiles and runs: a machine may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const repository = join(import.meta.dirname, '../../../..');
let root: string;

/** A checkout with specs and packages of the providers, as they are committed. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'limner-test-'));
  cpSync(join(repository, 'pnpm-workspace.yaml'), join(root, 'pnpm-workspace.yaml'));
  cpSync(join(repository, 'specs'), join(root, 'specs'), { recursive: true });
  for (const id of readdirSync(join(root, 'specs')).filter((name) => !name.includes('.'))) {
    const [from, to] = [repository, root].map((folder) => join(folder, 'packages/client', id));
    if (from === undefined || to === undefined) continue;
    mkdirSync(to, { recursive: true });
    for (const name of ['package.json', 'openapi.json', 'provider.yaml', 'src']) {
      cpSync(join(from, name), join(to, name), { recursive: true });
    }
    symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'), 'junction');
  }
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Found {
  readonly packages: readonly {
    readonly name: string;
    readonly level: Level;
    readonly bump: Level;
    readonly changeset: string;
    readonly signals: readonly { source: string; rule: string; place: string; level: Level }[];
  }[];
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly problems: readonly string[];
}

/** Runs the command on the checkout, compared with the committed packages. */
async function changes(
  options: Partial<Pick<ChangesOptions, 'root' | 'base' | 'check'>> = {},
): Promise<Found & { code: number }> {
  const lines: string[] = [];
  const code = await runChanges({
    ...{ root, base: repository, clients: 'packages/client', check: false, json: true, ...options },
    fixtures: join(repository, 'packages/conformance/fixtures'),
    boundaries: join(repository, 'packages/conformance/boundaries'),
    print: (line) => lines.push(line),
  });
  return { ...(JSON.parse(lines.join('\n')) as Found), code };
}

type Replacements = readonly (readonly [from: string, to: string])[];

function replaceIn(file: string, replacements: Replacements): void {
  const path = join(root, 'specs', file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of replacements) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
}

/** Edits the spec of a provider, and generates its package. */
async function edit(
  provider: string,
  { wire = [], contract = [] }: Pick<SpecEdit, 'wire' | 'contract'>,
): Promise<void> {
  replaceIn(`${provider}/openapi.yaml`, wire);
  replaceIn(`${provider}/provider.yaml`, contract);
  const places = { specs: join(root, 'specs'), clients: join(root, 'packages/client') };
  const lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
  };
  const code = await runGenerate({ ...places, providers: [provider], check: false, print });
  expect({ code, lines: lines.slice(0, code * 3) }).toEqual({ code: 0, lines: [] });
}

describe('signals of an edited spec', () => {
  for (const { title, provider, isReversed, level, signals, ...replacements } of edits) {
    it(`${title}: ${level}`, async () => {
      await edit(provider, replacements);
      const { packages } = await (isReversed ? changes({ root: repository, base: root, check: true }) : changes());
      const found = packages.flatMap((one) => one.signals);
      const told = found.map((signal) => `${signal.source} ${signal.rule} ${signal.level}`);
      expect([...new Set(told)].sort()).toEqual([...signals].sort());
      expect(packages.map(({ name }) => name)).toEqual(level === 'none' ? [] : [`@limner/${provider}`]);
      expect(packages[0]?.level ?? 'none').toBe(level);
    });
  }
});

const lowered: SpecEdit['wire'] = [['          maximum: 50\n', '          maximum: 40\n']];

describe('signals of an edited generator', () => {
  const replaceInCode = (file: string, from: string, to: string): void => {
    const path = join(root, 'packages/client/segmind/src/gen', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  };
  const told = async (): Promise<string[]> => {
    const { packages } = await changes();
    return packages.flatMap((one) =>
      one.signals.map(({ source, rule, place, level }) => `${source} ${rule} ${place} ${level}`),
    );
  };

  it('a validator that refuses more is seen by its verdicts alone', async () => {
    replaceInCode('validators.ts', 'prompt: z.string()', 'prompt: z.string().regex(/^[a-z ]+$/)');
    expect(await told()).toEqual([
      'verdicts request-newly-refused /prompt major',
      'verdicts request-newly-refused /prompt major',
    ]);
  });

  it('a method of another type is seen by the compiler alone', async () => {
    replaceInCode('client.ts', 'get(options?: CallOptions)', 'get(options: CallOptions)');
    expect(await told()).toEqual(['types argument-became-required /Segmind/credits/get major']);
  });

  it('a type that is exported no more is seen by the compiler alone', async () => {
    replaceInCode('index.ts', '  MediaObject,\n', '');
    expect(await told()).toEqual(['types exported-name-removed /MediaObject major']);
  });

  it('code that nothing else tells of is a patch', async () => {
    replaceInCode('operations.ts', 'every: 1000', 'every: 2000');
    expect(await told()).toEqual(['package code-changed /src patch']);
  });

  it('what a package needs is compared, its version is not', async () => {
    const path = join(root, 'packages/client/segmind/package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, version: '0.2.0' }));
    expect(await told()).toEqual([]);
    const { './openapi.json': _gone, ...exports } = manifest.exports;
    writeFileSync(path, JSON.stringify({ ...manifest, engines: { node: '>=24' }, exports }));
    expect(await told()).toEqual([
      'package node-floor-raised /engines/node major',
      'package entry-removed /exports/.~1openapi.json major',
    ]);
  });

  it('ranges of the workspace are those of the packages that take them', async () => {
    const workspace = 'packages:\n  - packages/client/*\ncatalogs:\n  published:\n    zod: ^4.6.7\n';
    const base = mkdtempSync(join(tmpdir(), 'limner-test-'));
    writeFileSync(join(root, 'pnpm-workspace.yaml'), workspace);
    cpSync(root, base, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
    writeFileSync(join(root, 'pnpm-workspace.yaml'), workspace.replace('^4.6.7', '^4.7.0'));
    const { packages } = await changes({ base });
    rmSync(base, { recursive: true });
    expect(packages.map(({ name, bump }) => `${name} ${bump}`)).toContain('@limner/segmind patch');
    expect(packages[0]?.signals).toMatchObject([
      { rule: 'dependency-changed', place: '/dependencies/zod', after: '^4.7.0' },
    ]);
  });

  it('a package that was not there is released as it is', async () => {
    const base = mkdtempSync(join(tmpdir(), 'limner-test-'));
    const filter = (path: string): boolean => !/node_modules$|client[\\/]segmind$/.test(path);
    cpSync(root, base, { recursive: true, filter });
    expect((await changes({ base })).packages).toEqual([]);
    rmSync(base, { recursive: true });
  });

  it('a package at 1.0.0 goes up by the level itself', async () => {
    const path = join(root, 'packages/client/segmind/package.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"version": "0.1.0"', '"version": "1.0.0"'));
    replaceInCode('index.ts', '  MediaObject,\n', '');
    expect((await changes()).packages).toMatchObject([{ name: '@limner/segmind', level: 'major', bump: 'major' }]);
  });
});

describe('the changeset', () => {
  const names = (): string[] => readdirSync(join(root, '.changeset'));
  const textOf = (file: string): string => readFileSync(join(root, '.changeset', file), 'utf8');

  it('is written once, for the package that changed, with what to do about a break', async () => {
    await edit('segmind', { wire: lowered });
    const first = await changes();
    expect(first.written).toEqual([expect.stringMatching(/^segmind-[0-9a-f]{8}\.md$/)]);
    expect(names()).toEqual(first.written);
    const text = textOf(first.written[0] ?? '');
    expect(text).toContain("'@limner/segmind': minor\n");
    const page = 'https://www.segmind.com/models/qwen-image/api, read <date>';
    const other = 'https://docs.segmind.com/docs/serverless-api/async-inference';
    const undated = text.replaceAll(/read \d{4}-\d\d-\d\d/g, 'read <date>');
    expect(undated.split('\n').slice(4)).toEqual([
      'Breaking. 1 breaking change.',
      '',
      `- request-property-max-decreased (breaking): qwenImage.generate, requests.submit \`QwenImageRequest.steps\`, \`50\` -> \`40\` (${page}; ${other})`,
      '',
      'Migration:',
      '',
      '- qwenImage.generate, requests.submit: keep `QwenImageRequest.steps` at `40` at most.',
      '',
    ]);
    const second = await changes();
    expect([second.written, second.removed, names()]).toEqual([[], [], first.written]);
    expect(textOf(first.written[0] ?? '')).toBe(text);
  });

  it('is replaced when the changes are others, and goes with them', async () => {
    await edit('segmind', { wire: lowered });
    const first = await changes();
    await edit('segmind', { wire: [['maximum: 40\n', 'maximum: 30\n']] });
    const second = await changes();
    expect(second.removed).toEqual(first.written);
    expect(names()).toEqual(second.written);
    await edit('segmind', { wire: [['maximum: 30\n', 'maximum: 50\n']] });
    expect((await changes()).removed).toEqual(second.written);
    expect(names()).toEqual([]);
  });

  it('of changes before the base and those of people are left alone', async () => {
    mkdirSync(join(root, '.changeset'));
    writeFileSync(join(root, '.changeset/segmind-brave-lion.md'), "---\n'@limner/segmind': patch\n---\n\nOurs.\n");
    writeFileSync(join(root, '.changeset/segmind-0123abcd.md'), "---\n'@limner/segmind': minor\n---\n\nBefore.\n");
    const base = mkdtempSync(join(tmpdir(), 'limner-test-'));
    cpSync(root, base, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
    await edit('segmind', { wire: lowered });
    const { written } = await changes({ base });
    rmSync(base, { recursive: true });
    expect(names().sort()).toEqual(['segmind-0123abcd.md', 'segmind-brave-lion.md', ...written].sort());
  });
});

describe('the check', () => {
  const file = async (): Promise<string> => join(root, '.changeset', (await changes()).packages[0]?.changeset ?? '');

  it('takes what was written, and writes nothing itself', async () => {
    await edit('segmind', { wire: lowered });
    const missing = await changes({ check: true });
    expect(missing.code).toBe(1);
    expect(missing.problems).toEqual([expect.stringMatching(/^@limner\/segmind changed \(minor\), and .* is missing/)]);
    expect(readdirSync(root)).not.toContain('.changeset');
    await changes();
    expect(await changes({ check: true })).toMatchObject({ code: 0, problems: [] });
  });

  it('refuses a lower bump, unless there is a reason; a higher one is nobody else to decide', async () => {
    await edit('segmind', { wire: lowered });
    const path = await file();
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(': minor', ': patch'));
    const refused = await changes({ check: true });
    expect([refused.code, refused.problems]).toEqual([
      1,
      [expect.stringContaining('says patch, and the changes make it minor')],
    ]);
    writeFileSync(path, `${text.replace(': minor', ': patch')}\nLowered:\n`);
    expect((await changes({ check: true })).code).toBe(1);
    writeFileSync(path, `${text.replace(': minor', ': patch')}\nLowered: nobody could send more than 40 before.\n`);
    expect((await changes({ check: true })).code).toBe(0);
    writeFileSync(path, text.replace(': minor', ': major'));
    expect((await changes({ check: true })).code).toBe(0);
    writeFileSync(path, text.replace("'@limner/segmind': minor\n", ''));
    expect((await changes({ check: true })).problems).toEqual([expect.stringContaining('names no bump')]);
  });

  it('refuses a changeset of changes that are no more', async () => {
    await edit('segmind', { wire: lowered });
    await changes();
    await edit('segmind', { wire: [['maximum: 40\n', 'maximum: 50\n']] });
    const stale = await changes({ check: true });
    expect([stale.code, stale.problems]).toEqual([1, [expect.stringContaining('fits no change any more')]]);
  });
});

describe('what cannot be compared', () => {
  const run = async (options: Partial<ChangesOptions>): Promise<[number, string]> => {
    const lines: string[] = [];
    const code = await runChanges({
      ...{ root, base: repository, clients: 'packages/client', check: false, json: false, ...options },
      ...{ fixtures: 'none', boundaries: 'none', print: (line: string) => lines.push(line) },
    });
    return [code, lines.join('\n')];
  };

  it('a base that is no revision, or an option of git', async () => {
    expect(await run({ base: 'no-such-revision' })).toEqual([
      2,
      expect.stringContaining('no revision no-such-revision'),
    ]);
    expect(await run({ base: '--output=stolen' })).toEqual([2, expect.stringContaining('begins with a dash')]);
  });

  it('a folder without packages', async () => {
    expect(await run({ root: join(root, 'specs') })).toEqual([2, expect.stringContaining('There are no packages')]);
  });

  it('packages whose own packages are not there', async () => {
    rmSync(join(root, 'packages/client/segmind/node_modules'));
    await edit('segmind', { wire: [["type: [number, 'null']", 'type: number']] });
    expect(await run({})).toEqual([2, expect.stringContaining('Install and build first')]);
  });
});
