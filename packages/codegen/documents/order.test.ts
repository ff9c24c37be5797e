/** The order in which a document happens to be written decides nothing. */
import { expect, it } from 'vitest';
import { asObject, type JsonObject } from '../src/json.ts';
import { generatePackage } from './generate-package.ts';
import { hostileDocuments } from './hostile-documents.ts';
import { syntheticDocument } from './synthetic-document.ts';

function reversed(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).reverse());
}

function backwards(document: JsonObject): JsonObject {
  const paths = Object.entries(asObject(document.paths)).map(([path, item]) => [path, reversed(asObject(item))]);
  const components = asObject(document.components);
  return {
    ...document,
    paths: reversed(Object.fromEntries(paths)),
    components: { ...reversed(components), schemas: reversed(asObject(components.schemas)) },
  };
}

/** Generated code without what names the source itself. */
async function codeOf(document: JsonObject): Promise<Record<string, string>> {
  const { files } = await generatePackage(document, 'ordered');
  const code = files.filter(({ path }) => path.startsWith('src/'));
  return Object.fromEntries(code.map(({ path, text }) => [path, text.replace(/\(document [0-9a-f]+\)/, '')]));
}

const documents = [
  ...hostileDocuments(),
  { trait: 'thirty operations', document: syntheticDocument({ operations: 30 }) },
];
for (const { trait, document } of documents) {
  it(`generates the same code from ${trait} backwards`, async () => {
    expect(await codeOf(backwards(document))).toEqual(await codeOf(document));
  });
}
