import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asArray, asObject, type Json, type JsonObject } from '../src/json.ts';

/** A schema with instances and what is right of each. */
export interface Group {
  /** The file below the suite's folder, without its ending. */
  readonly file: string;
  readonly description: string;
  readonly schema: Json;
  readonly documents: Readonly<Record<string, Json>>;
  readonly cases: readonly Case[];
}

/** One instance. */
export interface Case {
  /** What the suite calls it; where it has no name, the instance itself. */
  readonly description: string;
  readonly instance: Json;
  readonly valid: boolean;
}

/**
 * Reads every file of a folder. Two forms: that of the official suite (`tests`, each with `data` and `valid`), and ours,
 * which is shorter (`valid` and `invalid` list instances; `documents` are those that references may name).
 */
export function readSuite(folder: string): Group[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const groups: Json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return asArray(groups).map((group) => readGroup(file.replace(/\.json$/, ''), asObject(group)));
  });
}

function readGroup(file: string, group: JsonObject): Group {
  const named = (instance: Json, valid: boolean): Case => ({ description: shorten(instance), instance, valid });
  const official = asArray(group.tests).map((entry): Case => {
    const { description, data = null, valid } = asObject(entry);
    return { description: String(description), instance: data, valid: valid === true };
  });
  const listed = [
    ...asArray(group.valid).map((instance) => named(instance, true)),
    ...asArray(group.invalid).map((instance) => named(instance, false)),
  ];
  const documents = asObject(group.documents);
  return {
    file,
    description: String(group.description),
    schema: group.schema ?? true,
    documents,
    cases: [...official, ...listed],
  };
}

/** The documents of the official suite's `remotes`, by the address that its schemas use. */
export function readRemotes(folder: string): Record<string, Json> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      `http://localhost:1234/${file.replaceAll('\\', '/')}`,
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

function shorten(instance: Json): string {
  const text = JSON.stringify(instance);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
