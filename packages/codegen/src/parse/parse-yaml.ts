import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
} from 'yaml';
import { type Diagnostic, diagnostic, type Location, type Result } from '../diagnostics.ts';
import { child, isObject, type Json, type JsonObject, setMember } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { depthLimit } from './depth-limit.ts';
import { setOrigin } from './origin.ts';

/** What is read of a YAML file beside plain values. */
export interface YamlOptions {
  /** Aliases and merge keys: our own specs write everything out, documents from outside may use some. */
  readonly aliases: boolean;
}

/** How many values aliases may stand for in one file, so that a small file cannot grow without bounds. */
const aliasLimit = 100_000;

/** Parses one YAML file; every object and array of the value knows its place. */
export function parseYaml(source: SourceFile, options: YamlOptions): Result<Json> {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(source.text)];
  const reader = new YamlReader(source.path, { lines, ...options });
  const tooDeep = tokens.some(isTooDeep);
  if (tooDeep) {
    const message = `The document is nested too deep; ${depthLimit} levels are read.`;
    return { value: null, diagnostics: [diagnostic('source-too-deep', reader.locate(0, ''), message)] };
  }
  // The core schema of 1.2: no dates, no octal numbers, no "no" that is false.
  const composer = new Composer({ uniqueKeys: true, version: '1.2', stringKeys: false });
  const documents = [...composer.compose(tokens, true, source.text.length)];
  const errors = documents.flatMap((document) => syntaxErrors(document, reader));
  if (errors.length > 0) return { value: null, diagnostics: errors };
  const [first, second] = documents;
  if (second) {
    const message = 'The file holds more than one YAML document.';
    const place = reader.locate(second.range[0], '');
    return { value: null, diagnostics: [diagnostic('yaml-syntax', place, message)] };
  }
  const value = reader.read(first?.contents, '');
  return { value, diagnostics: reader.diagnostics };
}

/** By a list, as what is looked for is what the stack cannot hold. A value and its collection are two levels of tokens. */
function isTooDeep(token: CST.Token): boolean {
  let level: CST.Token[] = [token];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthLimit) return true;
    level = level.flatMap(innerTokens);
  }
  return false;
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}

function syntaxErrors(document: Document.Parsed | Document, reader: YamlReader): Diagnostic[] {
  return document.errors.map((error) =>
    diagnostic('yaml-syntax', reader.locate(error.pos[0], ''), error.message.split('\n')[0] ?? error.code),
  );
}

interface Place {
  readonly pointer: string;
  readonly offset: number;
}

class YamlReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #aliases: boolean;
  /** Of what is anchored, the node; filled while reading, as an alias stands behind its anchor. */
  readonly #anchors = new Map<string, Node>();
  /** The anchored nodes that are being read, to see one that holds itself. */
  readonly #open = new Set<Node>();
  #expanding = 0;
  #expanded = 0;

  constructor(file: string, options: YamlOptions & { readonly lines: LineCounter }) {
    this.#file = file;
    this.#lines = options.lines;
    this.#aliases = options.aliases;
  }

  locate(offset: number, pointer: string): Location {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col, pointer };
  }

  read(node: Node | null | undefined, pointer: string): Json {
    if (!node) return null;
    if (this.#expanding > 0) this.#expanded += 1;
    if (isAlias(node)) return this.#readAlias(node, pointer);
    const place = { pointer, offset: node.range?.[0] ?? 0 };
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#readScalar(node.value, place);
    this.#open.add(node);
    const value = isSeq<Node>(node)
      ? this.#readItems(node.items, place)
      : isMap<Node, Node>(node)
        ? this.#readMembers(node.items, place)
        : null;
    this.#open.delete(node);
    return value;
  }

  #readScalar(value: unknown, { pointer, offset }: Place): Json {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const message = `${String(value)} is no value that JSON knows.`;
    this.diagnostics.push(diagnostic('yaml-syntax', this.locate(offset, pointer), message));
    return null;
  }

  #readAlias(alias: Alias, pointer: string): Json {
    const place = this.locate(alias.range?.[0] ?? 0, pointer);
    const problem = this.#whyNotRead(alias);
    if (problem !== undefined) {
      // One is enough: of a bomb there are thousands.
      if (!this.diagnostics.some(({ code, message }) => code === 'yaml-alias' && message === problem))
        this.diagnostics.push(diagnostic('yaml-alias', place, problem));
      return null;
    }
    this.#expanding += 1;
    const value = this.read(this.#anchors.get(alias.source), pointer);
    this.#expanding -= 1;
    return value;
  }

  #whyNotRead({ source }: Alias): string | undefined {
    if (!this.#aliases) return `The alias *${source} is not read.`;
    const target = this.#anchors.get(source);
    if (!target) return `The alias *${source} has no anchor before it.`;
    if (this.#open.has(target)) return `The alias *${source} stands inside what it stands for.`;
    if (this.#expanded > aliasLimit) return `The aliases of the file stand for more than ${aliasLimit} values.`;
    return undefined;
  }

  #readItems(items: readonly Node[], { pointer, offset }: Place): Json[] {
    const members = new Map<string, Location>();
    const values = items.map((item, index) => {
      members.set(String(index), this.locate(item.range?.[0] ?? offset, child(pointer, index)));
      return this.read(item, child(pointer, index));
    });
    setOrigin(values, { location: this.locate(offset, pointer), members });
    return values;
  }

  #readMembers(pairs: readonly Pair<Node, Node | null>[], { pointer, offset }: Place): JsonObject {
    const members = new Map<string, Location>();
    const value: JsonObject = {};
    const merged: Json[] = [];
    for (const pair of pairs) {
      const key = this.#readKey(pair.key, pointer);
      if (key === undefined) continue;
      members.set(key, this.locate(pair.key.range?.[0] ?? offset, child(pointer, key)));
      const inner = this.read(pair.value, child(pointer, key));
      if (this.#aliases && isMergeKey(pair)) merged.push(...[inner].flat());
      else setMember(value, key, inner);
    }
    for (const other of merged) merge(value, other);
    setOrigin(value, { location: this.locate(offset, pointer), members });
    return value;
  }

  /** Status codes and the like are written without quotes: a key that is a number is its text. */
  #readKey(key: Node, pointer: string): string | undefined {
    if (isScalar(key)) return typeof key.value === 'number' && key.source ? key.source : String(key.value);
    const value = isAlias(key) ? this.read(key, pointer) : null;
    if (typeof value === 'string') return value;
    const place = this.locate(key.range?.[0] ?? 0, pointer);
    this.diagnostics.push(diagnostic('yaml-syntax', place, 'A key is no text.'));
    return undefined;
  }
}

function isMergeKey({ key, value }: Pair<Node, Node | null>): boolean {
  return (
    isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && (isAlias(value) || isMap(value) || isSeq(value))
  );
}

/** Own members win over merged ones, and earlier merged ones over later. */
function merge(target: JsonObject, other: Json): void {
  if (!isObject(other)) return;
  for (const [key, value] of Object.entries(other)) if (!Object.hasOwn(target, key)) setMember(target, key, value);
}
