import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../json.ts';
import { measureJson } from '../../parse/depth-limit.ts';
import type { Block } from '../blocks/block.ts';
import type { Unread } from '../page-facts.ts';

const depthLimit = 200;

/** The OpenAPI document that a listing of the page holds, in JSON or YAML; a second one is told. */
export function findDocument(blocks: readonly Block[], unread: Unread[]): JsonObject | undefined {
  const found = blocks.flatMap((block) => {
    if (block.kind !== 'code' || !/^[\s{]*["']?openapi["']?\s*:|"openapi"\s*:/.test(block.text.slice(0, 5000)))
      return [];
    const document = parseDocument(block.text);
    if (!document)
      unread.push({
        line: block.line,
        text: block.text.slice(0, 80),
        why: 'This OpenAPI document could not be parsed.',
      });
    return document ? [{ document, line: block.line }] : [];
  });
  const [first, ...others] = found;
  for (const { line } of others)
    unread.push({ line, text: 'openapi', why: 'This is a second OpenAPI document on one page.' });
  return first?.document;
}

function parseDocument(text: string): JsonObject | undefined {
  try {
    const value: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { maxAliasCount: 100 });
    // What JSON and YAML of the core schema give is JSON.
    if (!isObject(value) || typeof value.openapi !== 'string') return undefined;
    return measureJson(value).depth <= depthLimit ? value : undefined;
  } catch {
    return undefined;
  }
}
