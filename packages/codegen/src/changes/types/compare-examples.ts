/** Examples of the revision before are programs of users: each that compiled has to compile still. */
import { posix } from 'node:path';
import { ts } from 'ts-morph';
import type { Change } from '../../wire-diff/change.ts';
import { placeOf, type TwoSources } from './two-sources.ts';

/** An example, once for each revision of the package that it imports. */
interface TwoPrograms {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The examples of a package as files of the program, by their places there. */
export function exampleFiles(one: TwoSources): Map<string, string> {
  const programs = [...(one.examples ?? [])].map(([path, text]) => ({ ...placesOf(one, path), text }));
  return new Map(
    programs.flatMap(({ before, after, text }): [string, string][] => [
      [before, importing(text, one, 'before')],
      [after, importing(text, one, 'after')],
    ]),
  );
}

/** Notes examples that compiled with the package before and do not with the one after. */
export function compareExamples(program: ts.Program, one: TwoSources): Change[] {
  const programs = [...(one.examples ?? new Map<string, string>()).keys()].map((path) => placesOf(one, path));
  return programs.flatMap(({ path, before, after }) => {
    if (faultOf(program, before) !== undefined) return [];
    const line = faultOf(program, after);
    if (line === undefined) return [];
    const place = `/${path.replaceAll('/', '~1')}`;
    return [{ rule: 'example-broken', position: 'operation', place, before: line, level: 'major' }];
  });
}

function placesOf({ folder, examplesFolder = folder }: TwoSources, path: string): TwoPrograms {
  const [before, after] = (['before', 'after'] as const).map((revision) => {
    return posix.join(placeOf(examplesFolder, revision), posix.basename(folder), posix.basename(path));
  });
  return { path, before: before ?? '', after: after ?? '' };
}

function importing(text: string, { name, folder }: TwoSources, revision: 'before' | 'after'): string {
  return text.replaceAll(`'${name}'`, `'${posix.join(placeOf(folder, revision), 'src/gen/index.ts')}'`);
}

/** The line that the compiler stumbles over first. */
function faultOf(program: ts.Program, place: string): string | undefined {
  const file = program.getSourceFile(place);
  const fault =
    file && program.getSemanticDiagnostics(file).find(({ category }) => category === ts.DiagnosticCategory.Error);
  if (!file || fault?.start === undefined) return undefined;
  const { line } = file.getLineAndCharacterOfPosition(fault.start);
  return file.text.split('\n')[line]?.trim();
}
