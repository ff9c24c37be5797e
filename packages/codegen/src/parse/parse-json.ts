import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import type { Json } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { depthLimit, measureJson } from './depth-limit.ts';
import { LazySource } from './lazy-source.ts';
import { setSource } from './origin.ts';
import { scanJson } from './scan-json.ts';

/** Parses a JSON file of any size; places are found when they are asked for. Keys that stand twice are errors. */
export function parseJson({ path, text }: SourceFile): Result<Json> {
  const source = new LazySource(path, text);
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { value: null, diagnostics: [syntaxProblem(source, text, error)] };
  }
  if (typeof value !== 'object' || value === null) return { value, diagnostics: [] };
  setSource(value, source);
  const { members, depth } = measureJson(value);
  if (depth > depthLimit) {
    const message = `The document is nested ${depth} levels deep; ${depthLimit} are read.`;
    return { value: null, diagnostics: [diagnostic('source-too-deep', source.placeAt(0), message)] };
  }
  const hasTwice = countKeys(text) !== members;
  return { value, diagnostics: hasTwice ? duplicateKeys(source, text) : [] };
}

function syntaxProblem(source: LazySource, text: string, error: unknown): Diagnostic {
  const quiet = { enter: () => undefined, open: () => true, close: () => undefined };
  const problem = scanJson(text, quiet);
  const message = problem?.message ?? (error instanceof Error ? error.message : String(error));
  return diagnostic('json-syntax', source.placeAt(problem?.offset ?? 0), message);
}

/** How many keys the text has: more than the value has members where one stands twice, for JSON.parse keeps the last. */
function countKeys(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', start)) {
    start = endOfText(text, start);
    while (isBlank(text.charCodeAt(start))) start += 1;
    if (text.charCodeAt(start) === 0x3a) count += 1;
  }
  return count;
}

/** The offset behind the quote that closes the text that starts here. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === 0x5c) start -= 1;
  return (at - start) % 2 === 1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function duplicateKeys(source: LazySource, text: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const stack: Set<string | number>[] = [];
  scanJson(text, {
    enter: (key, offset) => {
      const keys = stack.at(-1);
      if (keys?.has(key)) {
        const message = `The key ${JSON.stringify(key)} stands twice in one object.`;
        diagnostics.push(diagnostic('json-syntax', source.placeAt(offset), message));
      }
      keys?.add(key);
    },
    open: () => stack.push(new Set()) > 0,
    close: () => stack.pop(),
  });
  return diagnostics;
}
