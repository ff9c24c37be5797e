import { readPattern } from '../../schema/read-pattern.ts';
import { dataSource, type Scope } from './part.ts';

/** Source of what tests a text against a pattern. */
export function patternSource(pattern: string, scope: Scope): string {
  const reading = readPattern(pattern);
  if ('pattern' in reading) return `new RegExp(${dataSource(reading.pattern)}, 'u')`;
  // A pattern with a problem has been named: as an error, and nothing is written; or the user let it pass, and so does this.
  if (!('program' in reading)) return `new RegExp('', 'u')`;
  const { source, classes, code, looks } = reading.program;
  const written = looks?.map((look) => ({ code: look.code.map((instruction) => [...instruction]), ahead: look.ahead }));
  const data = { source, classes: [...classes], code: code.map((instruction) => [...instruction]) };
  return scope.use(`linearPattern(${dataSource({ ...data, ...(written && { looks: written }) })})`);
}
