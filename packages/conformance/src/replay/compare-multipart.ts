import { Blob } from 'node:buffer';
import { bodyBytes } from '../cases/body-bytes.ts';
import type { ExpectedPart } from '../cases/case-file.ts';
import { fieldValues, type WireRequest } from '../wire/parse-request.ts';
import { show } from './compare-values.ts';

/** Compares a form with the parts expected, in order. One line a difference. */
export async function compareMultipart(options: {
  readonly expected: readonly ExpectedPart[];
  readonly seen: WireRequest;
  readonly filesDirectory: string;
}): Promise<string[]> {
  const { expected, seen, filesDirectory } = options;
  const mediaType = fieldValues(seen.headers, 'content-type').join();
  if (!mediaType.startsWith('multipart/form-data'))
    return [`body: expected a form, got content-type ${show(mediaType)}`];
  const form = await readForm(seen.body, mediaType);
  if (!form) return ['body: the form cannot be read'];
  const names = { expected: expected.map((part) => part.name), got: form.map(([name]) => name) };
  if (show(names.expected) !== show(names.got)) {
    return [`body parts: expected ${show(names.expected)}, got ${show(names.got)}`];
  }
  const differences = await Promise.all(
    expected.map((part, index) => comparePart({ part, value: form[index]?.[1], filesDirectory })),
  );
  return differences.flat();
}

type FormValue = ReturnType<FormData['get']>;

async function readForm(body: Buffer, mediaType: string): Promise<[string, FormValue][] | undefined> {
  try {
    const answer = new Response(new Uint8Array(body), { headers: { 'content-type': mediaType } });
    return [...(await answer.formData())];
  } catch {
    return undefined;
  }
}

async function comparePart(options: {
  readonly part: ExpectedPart;
  readonly value: FormValue | undefined;
  readonly filesDirectory: string;
}): Promise<string[]> {
  const { part, value, filesDirectory } = options;
  const at = `body part ${part.name}`;
  if (!(value instanceof Blob)) {
    if (part.value === undefined) return [`${at}: expected a file, got ${show(value)}`];
    return value === part.value ? [] : [`${at}: expected ${show(part.value)}, got ${show(value)}`];
  }
  if (part.value !== undefined) return [`${at}: expected ${show(part.value)}, got a file`];
  const wanted = bodyBytes(part, filesDirectory);
  const got = Buffer.from(await value.arrayBuffer());
  const name = 'name' in value ? value.name : undefined;
  return [
    ...(part.fileName === name ? [] : [`${at}: expected file name ${show(part.fileName)}, got ${show(name)}`]),
    ...(part.mediaType === undefined || part.mediaType === value.type
      ? []
      : [`${at}: expected media type ${part.mediaType}, got ${show(value.type)}`]),
    ...(wanted?.equals(got) ? [] : [`${at}: expected ${wanted?.length ?? 'no'} bytes, got ${got.length} other ones`]),
  ];
}
