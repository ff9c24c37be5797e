import { refuseInput } from '../call/check-input.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { awaitImageReader, headLengths, readImage } from '../images/read-image.ts';
import type { Operation } from '../operation.ts';
import { nodeBuiltins } from '../platform/node-builtins.ts';

/** A file to upload: its bytes and its name, or the path of a file on this machine. */
export type UploadSource =
  | {
      readonly data: Uint8Array | Blob;
      readonly name: string;
      /** Default: told from the bytes. */
      readonly mediaType?: string | undefined;
    }
  | string;

/** A file, ready to be sent. */
export interface UploadFile {
  readonly data: Blob;
  readonly name: string;
  readonly mediaType: string;
}

/** Who uploads. */
interface Place {
  readonly client: ResolvedClient;
  readonly operation: Pick<Operation, 'id'>;
}

/**
 * Reads a source, and tells its media type from its bytes where it is not given.
 * @throws ValidationError when the file cannot be read, is empty, has no name, or is of no type that its bytes show
 */
export async function readUpload(place: Place, source: UploadSource): Promise<UploadFile> {
  const given = typeof source === 'string' ? await readPath(place, source) : checked(place, source);
  const data = given.data instanceof Blob ? given.data : new Blob([given.data as Uint8Array<ArrayBuffer>]); // Blob copies them
  if (data.size === 0) throw refused(place, { path: '/data', what: 'data: the file is empty' });
  const mediaType = given.mediaType || data.type || (await typeOf(data));
  if (mediaType === undefined) {
    const what = "mediaType: is required, for the file's bytes do not show what it is";
    throw refused(place, { path: '/mediaType', what });
  }
  return { data, name: given.name, mediaType };
}

async function typeOf(data: Blob): Promise<string | undefined> {
  await awaitImageReader();
  const head = await data.slice(0, headLengths[1]).arrayBuffer();
  return readImage(new Uint8Array(head))?.mediaType;
}

type GivenFile = Exclude<UploadSource, string>;

function checked(place: Place, source: GivenFile): GivenFile {
  const { data, name } = Object(source) as Partial<GivenFile>; // callers without types pass anything
  if (!(data instanceof Uint8Array || data instanceof Blob)) {
    throw refused(place, { path: '/data', what: 'data: expected a Uint8Array or a Blob' });
  }
  if (typeof name !== 'string' || name === '')
    throw refused(place, { path: '/name', what: 'name: expected a file name' });
  return source;
}

async function readPath(place: Place, path: string): Promise<GivenFile> {
  const node = nodeBuiltins();
  if (node === undefined) {
    throw refused(place, {
      path: '',
      what: 'a path cannot be read here, for there is no file system: give { data, name }',
    });
  }
  try {
    const data = await node.getBuiltinModule('node:fs/promises').readFile(path);
    return { data, name: node.getBuiltinModule('node:path').basename(path) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refused(place, { path: '', what: `the file cannot be read: ${reason}` });
  }
}

function refused(place: Place, { path, what }: { path: string; what: string }): Error {
  return refuseInput(place, [{ path, rule: 'file', message: what }]);
}
