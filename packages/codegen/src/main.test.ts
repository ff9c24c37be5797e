import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from './main.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  const take = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => vi.restoreAllMocks());

describe('limner-codegen generate', () => {
  const wrong: { args: string; told: string }[] = [
    { args: '--openapi api.json --out x', told: '--openapi needs --name' },
    { args: '--openapi api.json --name x', told: '--openapi needs --out' },
    { args: 'segmind --openapi api.json --name x --out y', told: 'not providers (segmind)' },
    { args: '--openapi api.json --name x --out y --specs z', told: '--specs and --clients are for providers' },
    { args: '--name x', told: '--name belongs to --openapi' },
    { args: '--allow-refs x', told: '--allow-refs belongs to --openapi' },
    { args: '--allow-unenforced', told: '--allow-unenforced belongs to --openapi' },
    { args: '--watch --check', told: '--watch writes and --check does not' },
    { args: '--watch --openapi https://acme.test --name x --out y', told: '--watch watches files' },
    { args: '--opanapi x', told: 'unknown option' },
    { args: '--openapi', told: 'argument missing' },
  ];
  for (const { args, told } of wrong) {
    it(`refuses ${args}`, async () => {
      expect(await main(['node', 'limner-codegen', 'generate', ...args.split(' ')])).toBe(2);
      expect(printed).toContain(told);
    });
  }

  it('helps', async () => {
    expect(await main(['node', 'limner-codegen', 'generate', '--help'])).toBe(0);
    expect(printed).toContain('--allow-remote-refs');
  });

  it('ends with 1 when the document cannot be read', async () => {
    const args = ['generate', '--openapi', 'no-such-file.yaml', '--name', 'x', '--out', 'no-such-folder'];
    expect(await main(['node', 'limner-codegen', ...args])).toBe(1);
    expect(printed).toContain('no-such-file.yaml:1:1 error source-unreadable');
  });
});

describe('limner-codegen changes', () => {
  it('refuses what is no revision, and unknown options', async () => {
    expect(await main(['node', 'limner-codegen', 'changes', '--base', 'no-such-revision'])).toBe(2);
    expect(printed).toContain('There is no revision no-such-revision');
    expect(await main(['node', 'limner-codegen', 'changes', '--bass', 'HEAD'])).toBe(2);
    expect(printed).toContain("unknown option '--bass'");
  });
});

describe('limner-codegen sync and add', () => {
  const wrong: { args: string; told: string }[] = [
    { args: 'sync nobody', told: 'There is no provider nobody' },
    { args: 'sync --from no-such-folder', told: 'There is no folder no-such-folder' },
    { args: 'sync --specs no-such-folder', told: 'There are no specs in no-such-folder' },
    { args: 'sync --form x', told: 'unknown option' },
    { args: 'add --provider aiml', told: "required option '--docs" },
    { args: 'add --docs x.md', told: "required option '--provider" },
    { args: 'add --docs no-such-page.md --provider aiml', told: 'no-such-page.md cannot be read' },
  ];
  for (const { args, told } of wrong) {
    it(`refuses ${args}`, async () => {
      expect(await main(['node', 'limner-codegen', ...args.split(' ')])).toBe(2);
      expect(printed).toContain(told);
    });
  }
});
