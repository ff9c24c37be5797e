/** Reads the files of one document: the one that the user named, and what that one refers to. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fetchDocument } from './fetch-document.ts';
import type { LoadProblem } from './load-problem.ts';
import { readInside, readRegular, shown } from './read-inside.ts';

/** Where a document is, and what else may be read for it. */
export interface DocumentPlaces {
  /** A file, or an address that starts with http:// or https://. */
  readonly openapi: string;
  /** Folders beside that of the document, from which files may be referred to. */
  readonly allowRefs?: readonly string[];
  /** True where references to other addresses are fetched. */
  readonly allowRemoteRefs?: boolean;
}

/** A file of a document as it was read. */
export interface DocumentSource {
  /** Its address, by which others refer to it. */
  readonly uri: string;
  /** Where it is from where the user is, for diagnostics. */
  readonly path: string;
  /** Where it is from the document; the same on every machine. */
  readonly label: string;
  readonly text: string;
}

/** How much all files of a document may have together. */
const totalLimit = 512 * 1024 * 1024;

/** Reads within what the user allowed. */
export class DocumentReader {
  readonly #places: DocumentPlaces;
  #folders: readonly string[] = [];
  #root = '';
  #size = 0;

  constructor(places: DocumentPlaces) {
    this.#places = places;
  }

  /** Files that were read, to be watched. */
  readonly files: Set<string> = new Set();

  /** The document itself. */
  async open(): Promise<DocumentSource | LoadProblem> {
    const { openapi, allowRefs = [] } = this.#places;
    if (isRemote(openapi)) return await this.#openAddress(openapi);
    const absent = allowRefs.find((folder) => !existsSync(folder));
    if (absent !== undefined)
      return { code: 'source-unreadable', message: `There is no folder ${absent} to allow references to.` };
    try {
      const path = resolve(openapi.startsWith('file:') ? fileURLToPath(openapi) : openapi);
      const real = realpathSync(path);
      this.#folders = [
        dirname(path),
        dirname(real),
        ...allowRefs.flatMap((folder) => [resolve(folder), realpathSync(folder)]),
      ];
      this.#root = pathToFileURL(path).href;
      this.files.add(path);
      const text = readRegular(real, shown(path));
      return typeof text === 'string'
        ? this.#count({ uri: this.#root, path: shown(path), label: basename(path), text })
        : text;
    } catch (error) {
      return { code: 'source-unreadable', message: `${openapi} cannot be read: ${reasonOf(error)}.` };
    }
  }

  /** A file that one of the files refers to. */
  async read(uri: string): Promise<DocumentSource | LoadProblem> {
    if (isRemote(uri)) return await this.#readAddress(uri);
    const refused = (why: string): LoadProblem => ({
      code: 'reference-outside',
      message: `${uri} is not read: ${why}.`,
    });
    if (!uri.startsWith('file:')) return refused('only files and http addresses are');
    // What came over the net has no business on this machine.
    if (isRemote(this.#root)) return refused('the document came from an address, not from a file');
    const path = pathOf(uri);
    if (path === undefined) return refused('it names no file of this machine');
    this.files.add(path);
    const text = readInside(path, this.#folders);
    if (typeof text !== 'string') return text;
    return this.#count({ uri, path: shown(path), label: this.#labelOf(path), text });
  }

  async #openAddress(address: string): Promise<DocumentSource | LoadProblem> {
    const found = await fetchDocument(address);
    if ('code' in found) return found;
    this.#root = found.uri;
    return this.#count({
      uri: found.uri,
      path: withoutSecrets(address),
      label: withoutSecrets(address),
      text: found.text,
    });
  }

  async #readAddress(uri: string): Promise<DocumentSource | LoadProblem> {
    const name = withoutSecrets(uri);
    if (!this.#places.allowRemoteRefs) return { code: 'reference-remote', message: `${name} is not fetched.` };
    if (this.#root.startsWith('https:') && uri.startsWith('http:'))
      return { code: 'reference-remote', message: `${name} is not fetched: the document itself came over https.` };
    const found = await fetchDocument(uri);
    return 'code' in found ? found : this.#count({ uri, path: name, label: name, text: found.text });
  }

  #labelOf(path: string): string {
    const root = pathOf(this.#root);
    return root === undefined ? shown(path) : relative(dirname(root), path).split(sep).join('/');
  }

  #count(source: DocumentSource): DocumentSource | LoadProblem {
    this.#size += source.text.length;
    if (this.#size <= totalLimit) return source;
    return { code: 'source-too-large', message: 'All files of the document together are too much to be read.' };
  }
}

/** True for an address that has to be fetched. */
export function isRemote(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** A file or address as it may be printed: keys are often in the query. */
export function shownAddress(openapi: string): string {
  return isRemote(openapi) && URL.canParse(openapi) ? withoutSecrets(openapi) : openapi;
}

function withoutSecrets(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'it may not be read';
  return error instanceof Error ? error.message : String(error);
}
