import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const told = pathToFileURL(join(import.meta.dirname, 'tell-resources.mjs')).href;

/**
 * Runs a program in a process of its own: seconds from start to end and of CPU, megabytes at the most. Without an end in
 * time, or with one that failed, `failed` says how.
 */
export function runMeasured(args, { cwd, seconds = 120, flags = [] }) {
  const start = performance.now();
  const { status, signal, stdout, stderr, output } = spawnSync(
    process.execPath,
    [...flags, '--import', told, ...args],
    { cwd, encoding: 'utf8', timeout: seconds * 1000, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: 1e8 },
  );
  const wall = (performance.now() - start) / 1000;
  const last = (output?.[3] ?? '').split('}').at(-2);
  const figures = last === undefined ? {} : JSON.parse(`${last}}`);
  if (status === 0) return { wall, ...figures, stdout };
  const why = signal === null ? firstLine(`${stderr}\n${stdout}`) : `${signal} after ${Math.round(wall)} s`;
  return { wall, ...figures, stdout, failed: why };
}

function firstLine(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|fatal|heap|exceeded/i.test(one)) ?? lines[0] ?? '';
  return line.trim().slice(0, 120);
}
