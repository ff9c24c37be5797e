import type { Edit, Mutant, Path, SpecFile } from '../mutant.ts';

/** What is said of a mutant of a spec beside the place that it is made for. */
export interface SpecMutant {
  /** Follows the place in the id. */
  readonly id: string;
  readonly item: string;
  readonly path: Path;
  readonly edit: Edit;
  readonly hints?: readonly string[];
}

/** Makes mutants of one file of a provider, whose ids begin with `<provider>/<place>`. */
export function mutantMaker(provider: string, file: SpecFile): (made: SpecMutant) => Mutant {
  return ({ id, item, path, edit, hints = [] }) => ({
    id: `${provider}/${id}`,
    item,
    layer: 'spec',
    provider,
    change: { kind: 'spec', file, path, edit },
    hints,
  });
}
