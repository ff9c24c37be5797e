import type { Level } from '../wire-diff/change.ts';

/** Levels from nothing to a break. */
export const levels: readonly Level[] = ['none', 'patch', 'minor', 'major'];

/** The greatest of the levels. */
export function greatest(all: readonly Level[]): Level {
  return levels[Math.max(0, ...all.map((level) => levels.indexOf(level)))] ?? 'none';
}

/** What a version goes up by: below 1.0.0 a break is a minor, and the rest a patch. */
export function bumpOf(level: Level, version: string): Level {
  if (!version.startsWith('0.')) return level;
  if (level === 'major') return 'minor';
  return level === 'minor' ? 'patch' : level;
}
