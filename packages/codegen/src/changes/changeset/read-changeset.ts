import { parse } from 'yaml';
import { asObject, asString } from '../../json.ts';
import type { Level } from '../../wire-diff/change.ts';
import { levels } from '../bump.ts';

/** What a changeset on disk says about a package. */
export interface StatedBump {
  readonly bump: Level;
  /** Why somebody made it lower than it was computed. */
  readonly reason: string | undefined;
}

/** Reads the bump of a package; undefined where the changeset is none, or names another package. */
export function readChangeset(text: string, name: string): StatedBump | undefined {
  const [, head = '', body = ''] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(text) ?? [];
  const bump = levels.find((level) => level === statedIn(head, name));
  if (bump === undefined) return undefined;
  return { bump, reason: /^Lowered:[ \t]*(\S.*)$/m.exec(body)?.[1]?.trim() };
}

function statedIn(head: string, name: string): string | undefined {
  try {
    return asString(asObject(parse(head))[name]);
  } catch {
    return undefined;
  }
}
