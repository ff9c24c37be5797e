import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, visit } from 'yaml';
import * as z from 'zod';
import type { FixtureProblem } from '../cases/fixture-problem.ts';
import { parseYamlFile } from '../cases/yaml-file.ts';
import type { Sweep } from './sweep.ts';

const reached = z.strictObject({
  operations: z.array(z.string()),
  bodies: z.array(z.string()),
  rows: z.record(z.string(), z.string()),
});

const meaning = z.strictObject({
  class: z.string(),
  category: z.string(),
  retry: z.enum(['never', 'if-unsent', 'always']),
  billable: z.enum(['no', 'maybe', 'yes']),
  retryAfter: z.array(z.object({ header: z.string().optional(), body: z.string().optional() })),
  evidence: z.enum(['recorded', 'documented', 'digest', 'observed', 'assumed']),
});

const sweepSchema: z.ZodType<Sweep> = z.strictObject({
  host: z.string(),
  code: z.array(z.string()),
  operations: z.array(z.strictObject({ id: z.string(), safe: z.boolean() })),
  meanings: z.record(z.string(), meaning),
  bodies: z.record(z.string(), z.strictObject({ json: z.unknown().optional(), text: z.string().optional() })),
  answers: z.array(reached),
  transports: z.array(reached),
});

const head = `# What the error contract makes of each failure. Written by "limner-conformance contract --write", read by the cases;
# "--check" tells where the contract in provider.yaml has come to mean something else.
`;

/** The file of a provider's sweep, beside the fixtures. */
export function sweepFile(fixtures: string, provider: string): string {
  return join(dirname(fixtures), 'contracts', `${provider}.yaml`);
}

/** Longest part that stands on one line. */
const longestLine = 100;

/** The text of the file. */
export function writtenSweep(sweep: Sweep): string {
  const document = new Document(sweep, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_key, node) => {
      node.flow = JSON.stringify(node).length < longestLine;
    },
  });
  return head + document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

/** Reads a sweep, or says what is wrong with its file. */
export function readSweep(file: string): { readonly sweep?: Sweep; readonly problems: readonly FixtureProblem[] } {
  if (!existsSync(file)) {
    const message = 'there is no such sweep: write it by "limner-conformance contract --write"';
    return { problems: [{ file, line: 1, message }] };
  }
  const { value, problems } = parseYamlFile(file, readFileSync(file, 'utf8'), sweepSchema);
  return { ...(value && { sweep: value }), problems };
}
