import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test, vi } from 'vitest';

// A whole program is started, from its sources.
vi.setConfig({ testTimeout: 30_000 });

const program = join(import.meta.dirname, '..', 'cli.ts');

interface Started {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  readonly url: string;
}

async function start(...flags: string[]): Promise<Started> {
  const child = spawn(process.execPath, [program, 'serve', '--provider', 'segmind', ...flags]);
  const lines: string[] = [];
  const { promise: address, resolve } = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (url) resolve(url);
  });
  return { child, lines, url: await address };
}

test('serve prints its address, answers there, and ends cleanly when told to', async () => {
  const { child, lines, url } = await start('--log', '--print');
  const answer = await fetch(`${url}/v1/get-user-credits`, { headers: { 'x-api-key': 'k' } });
  expect(await answer.json()).toEqual({ credits: 500 });
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(lines).toContain(`  new Segmind({ baseUrl: '${url}' })`);
  expect(lines.join('\n')).toContain('export SEGMIND_API_KEY=');
  expect(lines).toContain('GET /v1/get-user-credits 200');
  expect(lines).toContain('> GET /v1/get-user-credits');
  expect(lines).toContain('<   "credits": 500');
});

test('work that is under way does not hold up the end', async () => {
  const { child, url } = await start('--scenario', 'slow', '--task-time', '60s');
  const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };
  const waiting = fetch(`${url}/v1/qwen-image`, { method: 'POST', headers, body: '{"prompt":"a"}' });
  const cut = expect(waiting).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  await cut;
});

test('wrong use ends with 2 and says what is right', async () => {
  const child = spawn(process.execPath, [program, 'serve', '--provider', 'segmind', '--task-time', '3']);
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(told).toContain('--task-time must be a number with its unit');
});
