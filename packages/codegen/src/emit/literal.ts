/** Writes JSON-like data as TypeScript source, in the way a person would. */
import { propertyKey, quote } from '../model/names.ts';

/** Source text to put in as it is. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can be written as a literal; `undefined` members are left out. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | undefined
  | Verbatim
  | readonly Literal[]
  | { readonly [key: string]: Literal };

const width = 110;

/** Source of a value; on one line where that fits into `room`. `indent` is how deep the first line already stands. */
export function literal(value: Literal, indent = 0, room = width - indent * 2): string {
  const line = oneLine(value);
  if (line.length <= room && !line.includes('\n')) return line;
  const inner = '  '.repeat(indent + 1);
  const end = '  '.repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((item: Literal) => `${inner}${literal(item, indent + 1)},\n`).join('')}${end}]`;
  }
  if (!isRecord(value)) return line;
  const members = entries(value).map(([key, member]) => `${inner}${memberKey(key)}: ${literal(member, indent + 1)},\n`);
  return `{\n${members.join('')}${end}}`;
}

function oneLine(value: Literal): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isRecord(value)) return String(value);
  const members = entries(value).map(([key, member]) => `${memberKey(key)}: ${oneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** In a value, unlike in a type, `__proto__` is no name unless it is computed. */
function memberKey(name: string): string {
  return name === '__proto__' ? "['__proto__']" : propertyKey(name);
}

function isRecord(value: Literal): value is { readonly [key: string]: Literal } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim);
}

function entries(value: { readonly [key: string]: Literal }): [string, Literal][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
