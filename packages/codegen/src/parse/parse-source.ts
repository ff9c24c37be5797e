import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Diagnostic, diagnostic, type Location, type Result } from '../diagnostics.ts';
import { child, type Json, type JsonObject, setMember } from '../json.ts';
import type { SourceFile } from '../load/read-provider.ts';
import { setOrigin } from './origin.ts';

/** Parses one YAML or JSON file; every object and array of the value knows its place. */
export function parseSource(source: SourceFile): Result<Json> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  const reader = new SourceReader(source.path, lines);
  if (document.errors.length > 0) return { value: null, diagnostics: syntaxErrors(document, reader) };
  const value = reader.read(document.contents, '');
  return { value, diagnostics: reader.diagnostics };
}

function syntaxErrors(document: Document, reader: SourceReader): Diagnostic[] {
  return document.errors.map((error) =>
    diagnostic('yaml-syntax', reader.locate(error.pos[0], ''), error.message.split('\n')[0] ?? error.code),
  );
}

class SourceReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  locate(offset: number, pointer: string): Location {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col, pointer };
  }

  read(node: Node | null | undefined, pointer: string): Json {
    if (isScalar(node)) return node.value as Json; // the 1.2 core schema gives JSON scalars only
    if (isSeq<Node>(node)) return this.#readItems(node.items, { pointer, offset: node.range?.[0] ?? 0 });
    if (isMap<Node, Node>(node)) return this.#readMembers(node.items, { pointer, offset: node.range?.[0] ?? 0 });
    if (isAlias(node)) {
      const place = this.locate(node.range?.[0] ?? 0, pointer);
      this.diagnostics.push(diagnostic('yaml-alias', place, `The alias *${node.source} is not read.`));
    }
    return null;
  }

  #readItems(items: readonly Node[], { pointer, offset }: { pointer: string; offset: number }): Json[] {
    const members = new Map<string, Location>();
    const values = items.map((item, index) => {
      members.set(String(index), this.locate(item.range?.[0] ?? offset, child(pointer, index)));
      return this.read(item, child(pointer, index));
    });
    setOrigin(values, { location: this.locate(offset, pointer), members });
    return values;
  }

  #readMembers(
    pairs: readonly { key: Node; value: Node | null }[],
    { pointer, offset }: { pointer: string; offset: number },
  ): JsonObject {
    const members = new Map<string, Location>();
    const value: JsonObject = {};
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      members.set(key, this.locate(pair.key.range?.[0] ?? offset, child(pointer, key)));
      setMember(value, key, this.read(pair.value, child(pointer, key)));
    }
    setOrigin(value, { location: this.locate(offset, pointer), members });
    return value;
  }
}
