import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';

const ids = ['runtime', 'aiml', 'modelverse', 'pixwith', 'segmind'];

/**
 * Packs the built packages and unpacks the tarballs into the bench's node_modules: what a user gets from the registry, and
 * nothing else. Their undici and zod are the bench's own, the very copies that the baseline uses.
 */
export function packLimner(folder) {
  const packed = join(folder, '.packed');
  rmSync(packed, { recursive: true, force: true });
  for (const id of ids) {
    const place = join(packed, id);
    mkdirSync(place, { recursive: true });
    pnpm(['pack', '--out', join(place, 'package.tgz')], { cwd: join(folder, '../packages/client', id) });
    unpack(place);
    checkRanges(join(place, 'package'), folder);
    const target = join(folder, 'node_modules/@limner', id);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(join(place, 'package'), target);
  }
}

function unpack(place) {
  const { status, stderr, error } = spawnSync('tar', ['-xzf', 'package.tgz'], { cwd: place, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`tar could not unpack ${place}/package.tgz (exit ${status}):\n${stderr}`);
}

/** A dependency that the bench lacks, or has in another major, would be measured wrongly or not found. */
function checkRanges(unpacked, folder) {
  const { name, dependencies = {} } = read(join(unpacked, 'package.json'));
  const { dependencies: ours } = read(join(folder, 'package.json'));
  for (const [other, range] of Object.entries(dependencies)) {
    if (other.startsWith('@limner/') || inRange(ours[other], range)) continue;
    throw new Error(
      `${name} wants ${other} ${range}, the bench has ${ours[other] ?? 'none'}: correct bench/package.json and run pnpm install in bench/.`,
    );
  }
}

/** `^1.2.3` alone, which is all that the packages use. */
function inRange(version, range) {
  if (version === undefined || !range.startsWith('^')) return version === range;
  const [major, ...rest] = version.split('.').map(Number);
  const [least, ...leastRest] = range.slice(1).split('.').map(Number);
  if (major !== least) return false;
  return rest[0] > leastRest[0] || (rest[0] === leastRest[0] && rest[1] >= leastRest[1]);
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
