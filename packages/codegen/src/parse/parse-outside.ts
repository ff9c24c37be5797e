import { diagnostic, type Result } from '../diagnostics.ts';
import type { Json } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';

/** Parses a file of a document from outside: JSON by the fast way where it looks like JSON, else YAML. */
export function parseOutside({ path, text: raw }: SourceFile): Result<Json> {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const first = /\S/.exec(text)?.[0];
  const problem = first === undefined ? 'The file is empty.' : first === '<' ? 'This is HTML or XML.' : undefined;
  if (problem !== undefined) {
    const place = { file: path, line: 1, column: 1, pointer: '' };
    return { value: null, diagnostics: [diagnostic('source-no-document', place, problem)] };
  }
  const isJson = (first === '{' || first === '[') && !/\.ya?ml$/i.test(path);
  return isJson ? parseJson({ path, text }) : parseYaml({ path, text }, { aliases: true });
}
