import type { Result } from '../diagnostics.ts';
import type { Json } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { parseYaml } from './parse-yaml.ts';

/** Parses one YAML or JSON file of our own; every object and array of the value knows its place. */
export function parseSource(source: SourceFile): Result<Json> {
  return parseYaml(source, { aliases: false });
}
