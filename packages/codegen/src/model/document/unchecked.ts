/** What a schema asks of a text or of bytes, which are handed on as they are. */
import { isObject, type Json } from '../../json.ts';
import { annotations, documentAnnotations } from '../keywords.ts';

/** Keywords that say that something is a text or bytes, or how it is written down. */
const kinds = new Set(['type', 'format', 'contentMediaType', 'contentEncoding', 'x-limner-binary', '$ref']);

/** Keywords that nothing checks where a body is no JSON. */
export function uncheckedKeywords(schema: Json | undefined): string[] {
  if (!isObject(schema)) return [];
  const says = (key: string): boolean =>
    !kinds.has(key) && !annotations.has(key) && !documentAnnotations.has(key) && !key.startsWith('x-');
  const others = Object.keys(schema).filter(says);
  const isText = [schema.type ?? 'string'].flat().every((type) => ['string', 'null', 'file'].includes(String(type)));
  return isText ? others : ['type', ...others];
}
