import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, visit } from 'yaml';
import * as z from 'zod';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { parseYamlFile } from '../cases/yaml-file.ts';
import { isRecord } from '../json/is-record.ts';
import type { OperationBoundaries } from './boundary.ts';

const members = z.record(z.string(), z.unknown());

const boundary = z.strictObject({
  at: z.string(),
  keywords: z.array(z.string()).min(1),
  with: members.optional(),
  without: z.array(z.string()).optional(),
  whole: z.unknown().optional(),
  refusedBy: z.array(z.string()).min(1).optional(),
});

const boundariesSchema: z.ZodType<readonly OperationBoundaries[]> = z.array(
  z.strictObject({
    operation: z.string(),
    path: z.string(),
    parameters: z.record(z.string(), z.enum(['path', 'query', 'header'])),
    body: z.boolean(),
    variants: z.array(z.strictObject({ name: z.string(), input: members, boundaries: z.array(boundary) })),
  }),
);

const head = `# What each operation takes and refuses at the borders that the document draws. Written by
# "limner-conformance boundaries --write", read by the cases; "--check" tells where the document has come to say otherwise.
`;

/** The file of a provider's boundaries, beside the fixtures. */
export function boundaryFile(fixtures: string, provider: string): string {
  return join(dirname(fixtures), 'boundaries', `${provider}.yaml`);
}

/** A boundary stands on a line of its own. */
const deepest = 6;

/** The text of the file. */
export function writtenBoundaries(operations: readonly OperationBoundaries[]): string {
  const document = new Document(shortened(operations), { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_key, node, path) => {
      node.flow = path.filter((one) => !('key' in Object(one))).length >= deepest;
    },
  });
  return head + document.toString({ lineWidth: 0 });
}

/** Reads boundaries, or says what is wrong with their file. */
export function readBoundaries(file: string): {
  readonly operations: readonly OperationBoundaries[];
  readonly problems: readonly FixtureProblem[];
} {
  if (!existsSync(file)) {
    const message = 'there are no such boundaries: write them by "limner-conformance boundaries --write"';
    return { operations: [], problems: [{ file, line: 1, message }] };
  }
  const { value, problems } = parseYamlFile(file, readFileSync(file, 'utf8'), z.unknown());
  const parsed = boundariesSchema.safeParse(lengthened(value));
  if (parsed.success) return { operations: parsed.data, problems };
  const told = parsed.error.issues.map(({ path, message }) => ({
    file,
    line: 1,
    message: `${path.join('.')}: ${message}`,
  }));
  return { operations: [], problems: problems.length > 0 ? problems : told };
}

/** Longer texts of one character again and again are written as that. */
const longest = 40;

function shortened(value: unknown): unknown {
  if (typeof value === 'string' && value.length > longest) {
    const [character = ''] = value;
    const times = [...value].length;
    if (value === character.repeat(times)) return { $text: character, times };
  }
  return mapped(value, shortened);
}

function lengthened(value: unknown): unknown {
  if (isRecord(value) && typeof value.$text === 'string') return value.$text.repeat(Number(value.times));
  return mapped(value, lengthened);
}

function mapped(value: unknown, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item)]));
}
