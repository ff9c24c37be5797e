import { asArray, asObject, isObject, type Json, type JsonObject, segments } from '../json.ts';
import { annotations, extensions } from './keywords.ts';
import type { ImageLocatorModel, OperationModel } from './model.ts';
import { referencedName, schemasAt, subschemas } from './schemas.ts';

/** Keywords that ask nothing of a text, or hand it to a schema that is looked at too. */
const lenient = new Set(['type', 'properties', 'required', 'items', 'anyOf', 'oneOf', 'discriminator', '$ref']);

/** Keywords that ask nothing of a value's parts. A new one is no such until it is listed here. */
const local = new Set([
  ...lenient,
  ...['minItems', 'maxItems', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'format'],
]);

/**
 * Marks the locators whose base64 text may be anything, as far as the documented answer goes: the client then need not look
 * at megabytes of text to check the answer. Where in doubt it is not marked, which costs time alone.
 */
export function markPlainTexts(operation: OperationModel, all: ReadonlyMap<string, JsonObject>): OperationModel {
  const { images, output } = operation;
  if (images === undefined || output === undefined || !hasLocalRulesAlone(output, all)) return operation;
  // Where another locator looks for an address, the text has to be looked at after all.
  const mayBeAddress = ({ each, base64 }: ImageLocatorModel): boolean =>
    images.some((other) => other.each === each && other.url === base64);
  const mark = (locator: ImageLocatorModel): ImageLocatorModel =>
    !mayBeAddress(locator) && isPlainText(locator, { schema: all.get(output), all })
      ? { ...locator, plainText: true }
      : locator;
  return { ...operation, images: images.map(mark) };
}

function isPlainText(
  { each, base64 }: ImageLocatorModel,
  { schema, all }: { schema: JsonObject | undefined; all: ReadonlyMap<string, JsonObject> },
): boolean {
  if (base64 === undefined) return false;
  const places = schemasAt(all, schema, segments(each === undefined ? base64 : `${each}/0${base64}`));
  return places.every((place) =>
    Object.keys(asObject(place)).every((keyword) => lenient.has(keyword) || isRemark(keyword)),
  );
}

/** Whether no schema of the answer puts a condition on a value that stands deeper inside, but by the schema of that value. */
function hasLocalRulesAlone(output: string, all: ReadonlyMap<string, JsonObject>): boolean {
  const names = new Set([output]);
  const isLocal = (schema: Json): boolean => {
    if (!isObject(schema)) return true;
    const name = referencedName(schema);
    if (name !== undefined) names.add(name);
    const rules = Object.entries(schema).filter(([keyword]) => !local.has(keyword) && !isRemark(keyword));
    return rules.every(([keyword, value]) => isScalarRule(keyword, value)) && [...subschemas(schema)].every(isLocal);
  };
  // The set grows while it is walked, by the schemas that are referred to.
  for (const name of names) if (!isLocal(all.get(name) ?? true)) return false;
  return true;
}

function isScalarRule(keyword: string, value: Json): boolean {
  if (keyword === 'additionalProperties') return typeof value === 'boolean';
  const values = keyword === 'enum' ? asArray(value) : keyword === 'const' ? [value] : [{}];
  return values.every((one) => typeof one !== 'object' || one === null);
}

function isRemark(keyword: string): boolean {
  return annotations.has(keyword) || extensions.has(keyword);
}
