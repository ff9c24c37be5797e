/** Whatever is wrong with a document: it is generated and its modules load, or a diagnostic says why not. */
import { expect, it } from 'vitest';
import { featureDocument } from '../features/feature-document.ts';
import { readCatalogue } from '../features/read-catalogue.ts';
import type { JsonObject } from '../src/json.ts';
import { transportDocument } from '../wire/transport-document.ts';
import { generatePackage } from './generate-package.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { loadPackage } from './load-package.ts';
import { mutateDocument } from './mutate-document.ts';
import { syntheticDocument } from './synthetic-document.ts';

const features = readCatalogue().filter((_, index) => index % 8 === 0);
const documents: JsonObject[] = [
  ...hostileDocuments().map(({ document }) => document),
  ...features.map((feature) => featureDocument([feature], '3.1')),
  ...features.map((feature) => featureDocument([feature], '3.0')),
  syntheticDocument({ operations: 6 }),
  transportDocument(),
];

/** How often each of them is broken; more for a longer look: MUTATIONS=100. */
const times = Number(process.env.MUTATIONS ?? 3);

for (const [index, document] of documents.entries()) {
  it(`survives document ${index} broken ${times} times`, { timeout: 60_000 }, async () => {
    for (let time = 0; time < times; time += 1) await survive(mutateDocument(document, index * 1000 + time));
  });
}

async function survive(document: JsonObject): Promise<void> {
  const { files, diagnostics } = await generatePackage(document, 'mutated');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.length > 0, JSON.stringify(document)).toBe(files.length === 0);
  if (files.length === 0) return;
  const load = loadPackage(files);
  await load('src/gen/index.ts');
  for (const validator of Object.values(await load('src/gen/validators.js'))) {
    // Every export of this module is a function that builds a schema.
    const schema = (validator as () => { safeParse(value: unknown): unknown })();
    for (const value of [null, 1, 'x', [], {}]) schema.safeParse(value);
  }
}
