import type { FixtureProblem } from './fixture-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** A problem at a path of a parsed file, on the line where the path stands. */
export function problemAt(found: {
  readonly file: string;
  readonly parsed: YamlFile<unknown>;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): FixtureProblem {
  const where = found.path.length === 0 ? '' : `${found.path.join('.')}: `;
  return { file: found.file, line: found.parsed.lineOf(found.path), message: where + found.message };
}
