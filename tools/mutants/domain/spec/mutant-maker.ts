import type { Mutant, SpecFile } from '../mutant.ts';
import type { Change } from './change.ts';

/** Makes mutants of one file of a provider, whose ids begin with its name. */
export function mutantMaker(provider: string, file: SpecFile): (change: Change) => Mutant {
  return ({ id, item, path, edit, hints = [] }) => ({
    id: `${provider}/${id}`,
    item,
    layer: 'spec',
    provider,
    change: { kind: 'spec', file, path, edit },
    hints,
  });
}
