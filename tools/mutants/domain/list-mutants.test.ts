import { expect, test } from 'vitest';
import { readClientSpec } from './generate-client.ts';
import { listMutants } from './list-mutants.ts';
import { providers } from './providers.ts';
import { editValue } from './spec/edit-value.ts';

// A change of a source may take the text away that a mutant of it replaces: the message names the entry to mend.
test('every mutant applies to the sources and specs as they are', async () => {
  const specs = new Map(await Promise.all(providers.map(async (name) => [name, await readClientSpec(name)] as const)));
  const mutants = await listMutants();
  for (const { change, provider = '' } of mutants) {
    if (change.kind !== 'spec') continue;
    const spec = specs.get(provider);
    editValue(change.file === 'provider.yaml' ? spec?.facts : spec?.document, change.path, change.edit);
  }
  expect(new Set(mutants.map(({ layer }) => layer))).toEqual(new Set(['runtime', 'generator', 'spec']));
}, 120_000);
