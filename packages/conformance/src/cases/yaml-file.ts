import { isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import type { FixtureProblem } from './fixture-problem.ts';

/** A YAML file as parsed: its value where it fits the schema, its faults where not, and the line of any path in it. */
export interface YamlFile<T> {
  readonly value?: T;
  readonly problems: readonly FixtureProblem[];
  /** The line that a path stands on, or the nearest line above it that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Parses and validates YAML text; never throws, so that one broken file does not hide the faults of the others. */
export function parseYamlFile<T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const broken = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? error.code,
  }));
  if (broken.length > 0) return { problems: broken, lineOf };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map((found) => {
    const issue = innermost(found);
    return { file, line: lineOf(issue.path), message: `${issue.path.join('.') || 'the file'}: ${issue.message}` };
  });
  return { problems, lineOf };
}

interface Located {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a union's branches the one that got furthest says what is wrong; the union itself only says "invalid input". */
function innermost(issue: z.core.$ZodIssue): Located {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.map((branch) => branch.map(innermost));
  const [best] = branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  const first = best?.[0];
  return first ? { path: [...issue.path, ...first.path], message: first.message } : issue;
}

function depth(branch: readonly Located[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}
