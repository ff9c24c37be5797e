import { execFileSync } from 'node:child_process';
import * as undici from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { loadUndici } from './load-undici.ts';

const agentFile = 'undici/lib/dispatcher/agent.js';
const connectFile = 'undici/lib/core/connect.js';

afterEach(() => {
  vi.doUnmock(agentFile);
  vi.doUnmock(connectFile);
  vi.doUnmock('undici');
});

it('gives the very classes that undici exports', async () => {
  const { Agent, buildConnector } = await loadUndici();
  expect(Agent).toBe(undici.Agent);
  expect(buildConnector).toBe(undici.buildConnector);
});

it('loads a part of the undici that is installed, not all of it', () => {
  const program = `
    const { loadUndici } = await import(process.argv[1]);
    const { createRequire } = await import('node:module');
    await loadUndici();
    process.stdout.write(Object.keys(createRequire(process.argv[1]).cache).join('\\n'));`;
  const args = ['--input-type=module', '--eval', program, import.meta.resolve('./load-undici.ts')];
  const files = execFileSync(process.execPath, args, { encoding: 'utf8' }).replaceAll('\\', '/');
  expect(files).toContain(agentFile);
  expect(files).not.toContain('undici/index.js');
});

it('does without all of undici where the two files hold what they should', async () => {
  vi.doMock('undici', missing);
  expect((await loadUndici()).Agent).toBe(undici.Agent);
});

it.each([
  ['the pool is gone', agentFile, missing],
  ['the connector is gone', connectFile, missing],
  ['the pool is another class', agentFile, () => ({ default: class {} })],
  ['the pool is no class', agentFile, () => ({ default: { Agent: undici.Agent } })],
  ['the pool cannot be made', agentFile, () => ({ default: () => {} })],
  [
    'the pool cannot send',
    agentFile,
    () => ({
      default: class {
        close(): void {}
      },
    }),
  ],
  [
    'the pool cannot be closed',
    agentFile,
    () => ({
      default: class {
        dispatch(): void {}
      },
    }),
  ],
  ['the connector is no function', connectFile, () => ({ default: {} })],
])('takes all of undici where %s', async (_, file, content) => {
  vi.doMock(file, content);
  const { Agent, buildConnector } = await loadUndici();
  expect([Agent, buildConnector]).toEqual([undici.Agent, undici.buildConnector]);
});

it('takes all of undici from its default export, for esbuild keeps no other', async () => {
  vi.doMock(agentFile, missing);
  vi.doMock('undici', () => ({ default: undici.default }));
  expect((await loadUndici()).Agent).toBe(undici.Agent);
});

function missing(): never {
  throw new Error('Cannot find module');
}
