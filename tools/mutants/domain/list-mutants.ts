import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readClientSpec } from './generate-client.ts';
import type { Mutant, TextChange } from './mutant.ts';
import { providers } from './providers.ts';
import { replaceOnce } from './replace-once.ts';
import { root } from './root.ts';
import { errorRowMutants } from './spec/error-rows.ts';
import { factMutants } from './spec/facts.ts';
import { membersOf } from './spec/json.ts';
import { operationMutants } from './spec/operations.ts';
import { schemaMutants } from './spec/schemas.ts';

/**
 * Every mutant there is, in an order of chance that is always the same: a part of a run speaks of all kinds. Throws where
 * a written one does not apply, or two have one id.
 */
export async function listMutants(): Promise<Mutant[]> {
  const specs = await Promise.all(providers.map(specMutants));
  const all = [...writtenMutants('runtime'), ...writtenMutants('generator'), ...specs.flat()];
  const ids = new Set<string>();
  for (const { id } of all) {
    if (ids.has(id)) throw new Error(`Two mutants are called ${id}.`);
    ids.add(id);
  }
  const place = ({ id }: Mutant): string => createHash('sha256').update(id).digest('hex');
  return all.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

async function specMutants(provider: string): Promise<Mutant[]> {
  const { facts, document } = await readClientSpec(provider);
  return [
    ...errorRowMutants(provider, membersOf(facts)),
    ...factMutants(provider, membersOf(facts)),
    ...operationMutants(provider, membersOf(document)),
    ...schemaMutants(provider, membersOf(document)),
  ];
}

/** An entry of `runtime.yaml` and `generator.yaml`. */
interface Written {
  readonly id: string;
  readonly item: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly hints?: readonly string[];
}

/** Each entry is tried on its file here, so that none is listed that would not apply. */
function writtenMutants(layer: 'runtime' | 'generator'): Mutant[] {
  const folder = layer === 'runtime' ? 'packages/client/runtime/src' : 'packages/codegen/src';
  // Our own file, whose entries are checked by being applied.
  const entries = parse(readFileSync(join(import.meta.dirname, `${layer}.yaml`), 'utf8')) as readonly Written[];
  return entries.map(({ id, item, file, find, replace, hints = [] }) => {
    const change = { kind: 'text', file: `${folder}/${file}`, find, replace } as const;
    checkApplies(`${layer}.yaml, ${id}`, change);
    return { id: `${layer}/${id}`, item, layer, change, hints };
  });
}

function checkApplies(entry: string, change: TextChange): void {
  try {
    replaceOnce(readFileSync(join(root, change.file), 'utf8'), change);
  } catch (cause) {
    throw new Error(`${entry}: mend what it looks for, its file has changed.`, { cause });
  }
}
