import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenBody } from './case-file.ts';

/** The bytes of a body as written in a fixture; undefined where none is. Throws when the file is not there. */
export function bodyBytes(body: WrittenBody, filesDirectory: string): Buffer | undefined {
  if (body.text !== undefined) return Buffer.from(body.text);
  if (body.base64 !== undefined) return Buffer.from(body.base64, 'base64');
  if (body.file !== undefined) return readFileSync(join(filesDirectory, body.file));
  return Object.hasOwn(body, 'json') ? Buffer.from(JSON.stringify(body.json)) : undefined;
}
