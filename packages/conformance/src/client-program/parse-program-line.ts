import * as z from 'zod';
import { type ProgramMessage, programMessage } from './protocol.ts';

/** What a line of a program was: a message, or what is wrong with it and of which case it seems to speak. */
export type ParsedLine =
  | { readonly message: ProgramMessage; readonly problem?: never; readonly id?: never }
  | { readonly message?: never; readonly problem: string; readonly id?: string };

const anyCase = z.object({ id: z.string() });

/** Parses a line that a program wrote to its standard output. Never throws. */
export function parseProgramLine(line: string): ParsedLine {
  const start = line.length > 200 ? `${line.slice(0, 197)}...` : line;
  const json = parseJson(line);
  if (json === undefined) {
    return {
      problem: `the program wrote a line that is no JSON (what it prints belongs to its standard error): ${start}`,
    };
  }
  const parsed = programMessage.safeParse(json.value);
  if (parsed.success) return { message: parsed.data };
  const problem = `the program wrote a line that is no message: ${z.prettifyError(parsed.error)}: ${start}`;
  const of = anyCase.safeParse(json.value);
  return of.success ? { problem, id: of.data.id } : { problem };
}

function parseJson(line: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}
