/**
 * A parsed text that finds places only when somebody asks: of a document of many megabytes few nodes are ever at fault. All
 * that are wanted by then are found in one walk over the text.
 */
import type { Location } from '../diagnostics.ts';
import { child, segments } from '../json.ts';
import { scanJson } from './scan-json.ts';

interface Wanted {
  readonly children: Map<string, Wanted>;
  pointer?: string;
}

/** The text of a JSON file. */
export class LazySource {
  readonly #file: string;
  readonly #text: string;
  readonly #offsets = new Map<string, number>();
  readonly #pending = new Set<string>();
  #lineStarts: number[] | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** Says that the place at a pointer will be asked for, so that all are found in one walk. */
  want(pointer: string): void {
    if (!this.#offsets.has(pointer)) this.#pending.add(pointer);
  }

  /** The place at a pointer. */
  place(pointer: string): Location {
    this.want(pointer);
    return { file: this.#file, pointer, ...this.#position(pointer) };
  }

  /** The place of a character, for what is wrong with the text itself. */
  placeAt(offset: number, pointer = ''): Location {
    return { file: this.#file, pointer, ...this.#lineOf(offset) };
  }

  #position(pointer: string): { line: number; column: number } {
    if (this.#pending.size > 0) this.#findPending();
    return this.#lineOf(this.#nearest(pointer));
  }

  /** What a stage made up itself (a member that is missing) stands where its owner does. */
  #nearest(pointer: string): number {
    for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const offset = this.#offsets.get(path);
      if (offset !== undefined) return offset;
    }
    return 0;
  }

  #findPending(): void {
    const stack: Wanted[] = [];
    let next: Wanted | undefined = wantedTree(this.#pending);
    this.#pending.clear();
    scanJson(this.#text, {
      enter: (key, offset) => {
        next = stack.at(-1)?.children.get(String(key));
        if (next?.pointer !== undefined) this.#offsets.set(next.pointer, offset);
      },
      open: () => next !== undefined && stack.push(next) > 0,
      close: () => stack.pop(),
    });
  }

  #lineOf(offset: number): { line: number; column: number } {
    this.#lineStarts ??= lineStarts(this.#text);
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

/** A tree of what is looked for, with every owner on the way: one that is missing is found at the nearest that is there. */
function wantedTree(pointers: Iterable<string>): Wanted {
  const root: Wanted = { children: new Map() };
  for (const pointer of pointers) {
    let node = root;
    let path = '';
    for (const segment of segments(pointer)) {
      path = child(path, segment);
      const inner = node.children.get(segment) ?? { children: new Map(), pointer: path };
      node.children.set(segment, inner);
      node = inner;
    }
  }
  return root;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
