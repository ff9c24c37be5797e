import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where calls and answers of each provider are written down. */
export interface CaseFolders {
  /** Has a folder of each provider. */
  readonly fixtures: string;
  /** Has a file of each provider, `<id>.yaml`. */
  readonly boundaries: string;
}

/** The files that tell of calls and answers of one provider. */
export interface CaseTexts {
  readonly samples: string | undefined;
  readonly cases: readonly string[];
  readonly boundaries: string | undefined;
}

/** Reads them all; whatever is not there, nothing is judged by. */
export function readCaseTexts(id: string, { fixtures, boundaries }: CaseFolders): CaseTexts {
  const folder = join(fixtures, id);
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
  const cases = found.filter((path) => path.endsWith('.yaml') && /[\\/]/.test(path));
  return {
    samples: textOf(join(folder, 'samples.yaml')),
    cases: cases.map((path) => readFileSync(join(folder, path), 'utf8')),
    boundaries: textOf(join(boundaries, `${id}.yaml`)),
  };
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
