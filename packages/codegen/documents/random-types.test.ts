/** Whatever schemas say of each other, their types compile. */
import { expect, it } from 'vitest';
import { emitTypes } from '../src/emit/types.ts';
import { schemasModel } from '../src/testing/schemas-model.ts';
import { misfits } from './assignable-types.ts';
import { randomSchemas } from './random-schemas.ts';

for (const seed of [1, 2, 3, 4]) {
  it(`types of random schemas compile, seed ${seed}`, { timeout: 60_000 }, () => {
    const model = schemasModel(randomSchemas(seed, 100), { directional: true });
    const text = emitTypes(model).statements.join('\n');
    expect(misfits({ ours: text, theirs: 'export {};', pairs: [] })).toEqual([]);
  });
}
