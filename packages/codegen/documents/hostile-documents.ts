/** Documents that break generators: one trait each, as text, for how a name is written matters. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { asObject, type JsonObject } from '../src/json.ts';

/** A document of the folder `hostile`. */
export interface HostileDocument {
  readonly trait: string;
  readonly document: JsonObject;
}

const folder = join(import.meta.dirname, 'hostile');

/** All of them. */
export function hostileDocuments(): HostileDocument[] {
  return readdirSync(folder).map((file) => ({
    trait: basename(file, '.yaml').replaceAll('-', ' '),
    document: asObject(parse(readFileSync(join(folder, file), 'utf8'))),
  }));
}
