/** The types of a generated client, used as people use them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CompiledPackages } from '../documents/compile-packages.ts';
import { generatePackage } from '../documents/generate-package.ts';
import { transportDocument } from './transport-document.ts';

const { files } = await generatePackage(transportDocument(), 'courier');
const text = readFileSync(join(import.meta.dirname, 'usage.ts.txt'), 'utf8');
const onDisk = new CompiledPackages({ courier: [...files, { path: 'src/usage.ts', text }] });

afterAll(() => onDisk[Symbol.dispose]());

for (const compiler of ['5.9', '7'] as const) {
  it(`what is right compiles with TypeScript ${compiler}, what is wrong does not`, { timeout: 120_000 }, () => {
    expect(onDisk.errors(compiler)).toEqual([]);
  });
}
