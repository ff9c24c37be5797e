import { expect, test } from 'vitest';
import { listMutants } from './list-mutants.ts';

// A change of a source may take the text away that a mutant of it replaces: the message names the entry to mend.
test('every mutant that is written by hand applies to the sources as they are', async () => {
  const layers = new Set((await listMutants()).map(({ layer }) => layer));
  expect(layers).toEqual(new Set(['runtime', 'generator', 'spec']));
}, 60_000);
