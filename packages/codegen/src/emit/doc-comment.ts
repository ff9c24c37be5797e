/** Texts of doc comments: what the spec says in words, and what its keywords say. */
import { asObject, asString, isObject, type Json, type JsonObject } from '../json.ts';

/** The doc comment of a schema or property; empty where there is nothing to say. Descriptions name limits and units. */
export function schemaComment(schema: Json): string {
  if (!isObject(schema)) return '';
  const lines = [asString(schema.description)?.trim(), byDefault(schema), origin(schema)];
  const text = lines.filter((line) => line !== undefined && line !== '').join('\n\n');
  return schema.deprecated === true ? `${text}\n\n@deprecated` : text;
}

/** A default that the provider applies; it is never sent. */
function byDefault(schema: JsonObject): string | undefined {
  return schema.default === undefined ? undefined : `The provider's default: \`${JSON.stringify(schema.default)}\`.`;
}

/** How the fact is known, where the provider's page does not state it plainly. */
function origin(schema: JsonObject): string | undefined {
  const kind = asString(schema['x-evidence']);
  const source = asString(schema['x-source']);
  const isPlain = kind === undefined || kind === 'documented';
  const evidence = isPlain ? undefined : `Evidence: ${kind}${source === undefined ? '' : ` (${source})`}.`;
  const decision = asString(asObject(schema['x-contradiction']).decision)?.trim();
  const disputed = decision === undefined ? undefined : `Where the sources disagree: ${decision}`;
  const text = [evidence, disputed].filter((part) => part !== undefined).join(' ');
  return text === '' ? undefined : text;
}

/** Text that cannot end the comment it stands in. */
export function safeComment(text: string): string {
  return text.replaceAll('*/', '*\\/').replaceAll('\r', '');
}
