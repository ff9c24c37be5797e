import json5 from 'json5';
import type { FactSchema } from '../page-facts.ts';
import { typesOf } from './read-type.ts';

/** A value that a text stands for, or why none is known. */
export type ValueReading = { readonly value: unknown } | { readonly why: string };

/** Reads a value as the type of its field asks: `jpeg` is a text where the field is one. */
export function readValue(text: string, schema: FactSchema): ValueReading {
  const bare = text.trim().replace(/^`(.*)`$/, '$1');
  const types = typesOf(schema);
  const isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare);
  if (types.includes('integer') || types.includes('number')) {
    const isWhole = Number.isInteger(Number(bare));
    if (isNumber && (isWhole || types.includes('number'))) return { value: Number(bare) };
  }
  if (types.includes('boolean') && /^(true|false)$/i.test(bare)) return { value: bare.toLowerCase() === 'true' };
  if (types.includes('null') && bare === 'null') return { value: null };
  if (types.includes('string')) return { value: unquoted(bare) };
  if (types.includes('array') || types.includes('object')) return readLiteral(bare, types);
  if (types.length > 0) return { why: `This is no ${types.join(' or ')}.` };
  return isNumber ? { value: Number(bare) } : readLiteral(bare, types);
}

function readLiteral(text: string, types: readonly unknown[]): ValueReading {
  try {
    const value: unknown = json5.parse(text);
    const type = Array.isArray(value) ? 'array' : typeof value;
    if (types.length === 0 || types.includes(type)) return { value };
  } catch {
    // Told below: it is no literal.
  }
  return { why: types.length > 0 ? `This is no ${types.join(' or ')}.` : 'The type of this value is not told.' };
}

/** A text without the quotes around it, be they of code or of prose. */
export function unquoted(text: string): string {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) {
    try {
      return String(json5.parse(text));
    } catch {
      return text.slice(1, -1);
    }
  }
  return /^(['‘“])(.*)['’”]$/.exec(text)?.[2] ?? text;
}
