import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CaseFile } from '../cases/case-file.ts';
import { testKey } from '../replay/order-of.ts';
import { findCanaries } from '../secrets/canaries.ts';

/** A case to write. */
export interface RecordedCase {
  /** Folder of the operation. */
  readonly directory: string;
  /** `recorded-2026-11-21`; a number is put behind it where it is taken. */
  readonly id: string;
  readonly recorded: Omit<CaseFile, 'id'>;
  /** Texts that may not be in it, in any encoding: the key. */
  readonly secrets: readonly string[];
}

/**
 * Writes a recording, whole or not at all, under a name of its own: nothing that is there is ever overwritten.
 * @returns the file
 * @throws Error when anything in it looks like a secret; then nothing is written
 */
export function writeRecording({ directory, id, recorded, secrets }: RecordedCase): string {
  const free = freeName(directory, id);
  // Not folded: a secret that goes over a line end would not be found.
  const text = stringify({ id: free, ...recorded }, { lineWidth: 0, aliasDuplicateObjects: false });
  const found = findCanaries(
    text,
    secrets.filter((secret) => secret !== testKey),
  );
  if (found.length > 0) {
    const lines = found.map(({ kind, line, excerpt }) => `  line ${line}: ${kind} ${excerpt}`);
    throw new Error(
      `${free} was not written, for it still holds what may not be committed:\n${lines.join('\n')}\n` +
        'The redaction has a gap: add a rule to record/redactor.ts, or a pattern to secrets/canaries.ts.',
    );
  }
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${free}.yaml`);
  const draft = join(directory, `.${free}.${process.pid}.draft`);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    // Unlike a rename, a link fails where somebody was faster.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return file;
}

function freeName(directory: string, id: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? id : `${id}-${count}`;
    if (!existsSync(join(directory, `${name}.yaml`))) return name;
  }
}
