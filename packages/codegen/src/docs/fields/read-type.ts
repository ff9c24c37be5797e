import type { FactSchema } from '../page-facts.ts';

const types: Readonly<Record<string, FactSchema>> = {
  ...all('string', ['string', 'str', 'text']),
  ...all('integer', ['integer', 'int', 'long', 'int32', 'int64']),
  ...all('number', ['number', 'float', 'double', 'decimal', 'numeric']),
  ...all('boolean', ['boolean', 'bool']),
  ...all('object', ['object', 'dict', 'map', 'json', 'json object']),
  ...all('array', ['array', 'list']),
  null: { type: 'null' },
  any: {},
  file: { type: 'string', format: 'binary' },
  binary: { type: 'string', format: 'binary' },
  uri: { type: 'string', format: 'uri' },
  url: { type: 'string', format: 'uri' },
};

function all(type: string, words: readonly string[]): Record<string, FactSchema> {
  return Object.fromEntries(words.map((word) => [word, { type }]));
}

/** The schema that a type's text means: `int`, `string[]`, `array of strings`, `string or null`; else undefined. */
export function readType(text: string): FactSchema | undefined {
  const word = text.trim().toLowerCase().replace(/^`|`$/g, '');
  if (word.length > 80) return undefined;
  if (Object.hasOwn(types, word)) return types[word];
  const items = /^(?:array|list)(?: of |<|\[)(?:an? )?([^<>[\]]+?)s?[>\]]?$|^([^<>[\]|,]+)\[\]$/.exec(word);
  if (items) return readItems(items[1] ?? items[2] ?? '');
  const parts = word.split(/\s*(?:\||\/|,|\bor\b)\s*/);
  return parts.length > 1 ? readUnion(parts) : undefined;
}

function readItems(word: string): FactSchema | undefined {
  const items = readType(word);
  return items && { type: 'array', items };
}

/** One list of types where each is but a type, else branches. */
function readUnion(parts: readonly string[]): FactSchema | undefined {
  const schemas = parts.map(readType);
  const known = schemas.filter((schema) => schema !== undefined);
  if (known.length < parts.length) return undefined;
  const plain = known.every((schema) => Object.keys(schema).join() === 'type');
  return plain ? { type: [...new Set(known.map(({ type }) => type))] } : { anyOf: known };
}

/** The types that a schema names. */
export function typesOf(schema: FactSchema): readonly unknown[] {
  return [schema.type ?? []].flat();
}
