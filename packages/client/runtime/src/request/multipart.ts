import type { RequestBody } from '../exchange/http.ts';
import type { BodyDefinition, PartEncoding } from '../operation.ts';
import { isBinaryInput } from './binary-input.ts';
import { type BlobPiece, type Bytes, type FileToSend, fileOf } from './file-of.ts';
import type { Refuse } from './flat-value.ts';
import { isRecord, scalar } from './flat-value.ts';
import { isJson, jsonText } from './json-text.ts';
import { StreamedBytes } from './streamed-bytes.ts';
import { styledPairs } from './styled.ts';

/** One part of a form. */
interface Part {
  readonly name: string;
  readonly data: Bytes;
  readonly streamed?: boolean;
  readonly fileName?: string;
  readonly mediaType?: string | undefined;
}

/**
 * A multipart form: a part for each member, and for each item of an array. Files are read while they are sent; where none of
 * them is a stream, the form can be sent again.
 */
export function multipart(
  members: readonly (readonly [string, unknown])[],
  { encoding = {}, mediaType, refuse }: Pick<BodyDefinition, 'encoding' | 'mediaType'> & { readonly refuse: Refuse },
): { readonly body: RequestBody; readonly type: string } {
  const boundary = `limner-${crypto.randomUUID()}`;
  const below: (name: string) => Refuse = (name) => (where, what) => refuse([name, ...where], what);
  const parts = members.flatMap(([name, value]) =>
    partsOf(name, value, { encoding: Object.hasOwn(encoding, name) ? encoding[name] : undefined, refuse: below(name) }),
  );
  const pieces: Bytes[] = parts.flatMap((part) => [`--${boundary}\r\n${header(part)}\r\n\r\n`, part.data, '\r\n']);
  pieces.push(`--${boundary}--\r\n`);
  const body = parts.some(({ streamed }) => streamed) ? new StreamedBytes(pieces) : new Blob(pieces as BlobPiece[]); // no stream among them
  return { body, type: `${mediaType.replace(/;.*/s, '').trim()}; boundary=${boundary}` };
}

interface PartOptions {
  readonly encoding: PartEncoding | undefined;
  readonly refuse: Refuse;
}

function partsOf(name: string, value: unknown, { encoding, refuse }: PartOptions): Part[] {
  if (value === undefined || value === null) return [];
  const { style, explode, allowReserved, mediaType } = encoding ?? {};
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const how = { name, value, style: style ?? 'form', explode: explode ?? (style ?? 'form') === 'form' };
    return styledPairs({ ...how, encode: asItIs, refuse }).map(([part, text]) => ({ name: part, data: text }));
  }
  if (Array.isArray(value) && !isJson(mediaType ?? '')) {
    const item: (index: number) => Refuse = (index) => (where, what) => refuse([index, ...where], what);
    return value.flatMap((one, index) =>
      one === null || one === undefined ? [] : [part(name, one, { encoding, refuse: item(index) })],
    );
  }
  return [part(name, value, { encoding, refuse })];
}

function part(name: string, value: unknown, { encoding, refuse }: PartOptions): Part {
  const mediaType = encoding?.mediaType;
  if (isBinaryInput(value)) return filePart(name, fileOf(value, refuse), mediaType);
  if (isJson(mediaType ?? '') || Array.isArray(value) || isRecord(value))
    return { name, data: jsonText(value, refuse) ?? '', mediaType: mediaType ?? 'application/json' };
  return {
    name,
    data: scalar(value, { where: [], refuse }) ?? '',
    mediaType: isOne(mediaType) ? mediaType : undefined,
  };
}

function filePart(name: string, file: FileToSend, documented: string | undefined): Part {
  return {
    name,
    data: file.data,
    streamed: file.streamed,
    fileName: file.name ?? 'blob',
    mediaType: file.mediaType ?? (isOne(documented) ? documented : 'application/octet-stream'),
  };
}

/** Whether a documented media type is one, and not a list or a range of such. */
function isOne(mediaType: string | undefined): mediaType is string {
  return mediaType !== undefined && !/[*,]/.test(mediaType);
}

function header({ name, fileName, mediaType }: Part): string {
  const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
  // A type is the caller's word: what could begin a field of its own does not go in.
  const type = mediaType === undefined ? '' : `\r\nContent-Type: ${mediaType.replace(/[^\x20-\x7e]/g, '')}`;
  return `Content-Disposition: form-data; name="${quoted(name)}"${file}${type}`;
}

/** As browsers write names into forms. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function asItIs(text: string): string {
  return text;
}
