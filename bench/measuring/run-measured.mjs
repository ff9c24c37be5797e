import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const told = pathToFileURL(join(import.meta.dirname, 'tell-resources.mjs')).href;

/**
 * Runs a program in a process of its own: seconds from start to end and of CPU, megabytes at the most. Without an end in
 * time, or with one that failed, `failed` says how.
 */
export function runMeasured(args, { cwd, seconds = 120, flags = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'limner-bench-'));
  // Files, for pipes are waited for as long as anything that the program left behind holds them.
  const channels = ['stdout', 'stderr', 'told'].map((name) => join(folder, name));
  const open = channels.map((file) => openSync(file, 'w'));
  const start = performance.now();
  const ended = spawnSync(process.execPath, [...flags, '--import', told, ...args], {
    cwd,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', ...open],
  });
  const wall = (performance.now() - start) / 1000;
  open.forEach(closeSync);
  const [stdout, stderr, last] = channels.map((file) => readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const result = { wall, ...(last && JSON.parse(last)), stdout };
  if (ended.status === 0) return result;
  const why = ended.signal === null ? firstLine(`${stderr}\n${stdout}`) : `stopped after ${Math.round(wall)} s`;
  return { ...result, failed: why };
}

function firstLine(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|fatal|heap|exceeded/i.test(one)) ?? lines[0] ?? '';
  return line.trim().slice(0, 120);
}
