import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Answer } from './answer.ts';
import type { ProviderContract } from './provider-contract.ts';

/** A place for one file that somebody asked for. */
export interface Ticket {
  readonly id: string;
  /** Form fields that must come with the file, unchanged. */
  readonly fields: Readonly<Record<string, string>>;
  /** Path below `/files/` at which the file will be. */
  readonly file: string;
}

interface Place extends Ticket {
  readonly until: number;
  stored?: { readonly bytes: Uint8Array; readonly mediaType: string };
}

/** Bytes of one file, and files that are remembered. */
const largest = 20 * 1024 * 1024;
const most = 10;

/** The storage that upload tickets point to, in memory alone. It answers as object storages do. */
export class UploadStore {
  readonly #places = new Map<string, Place>();
  readonly #filePart: string;
  readonly #life: number;

  constructor({ filePart, expires = '10m' }: NonNullable<ProviderContract['uploads']>) {
    const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    this.#filePart = filePart;
    this.#life = Number.parseInt(expires, 10) * (units[expires.replace(/\d/g, '')] ?? 1000);
  }

  /** A ticket for a file of a name. */
  issue(fileName: string): Ticket {
    const id = randomBytes(12).toString('hex');
    const file = `${id}/${encodeURIComponent(basename(fileName))}`;
    const fields = { key: file, policy: randomBytes(18).toString('base64url') };
    this.#places.set(id, { id, fields, file, until: Date.now() + this.#life });
    const [oldest] = this.#places.keys();
    if (this.#places.size > most && oldest !== undefined) this.#places.delete(oldest);
    return { id, fields, file };
  }

  /** Takes the form of a ticket. */
  async post(id: string, form: { body: Uint8Array<ArrayBuffer>; contentType: string | undefined }): Promise<Answer> {
    const place = this.#places.get(id);
    if (!place) return refusal(403, 'AccessDenied', 'No ticket has this address.');
    if (Date.now() > place.until) return refusal(403, 'AccessDenied', 'The ticket has run out; ask for a new one.');
    const parts = await readForm(form);
    if (!parts) return refusal(400, 'MalformedPOSTRequest', 'The body is no multipart/form-data.');
    const wrong = Object.entries(place.fields).find(([name, value]) => parts.getAll(name).join('\n') !== value);
    if (wrong) return refusal(403, 'AccessDenied', `Field "${wrong[0]}" must be sent once and unchanged.`);
    const [name, file] = [...parts].at(-1) ?? [];
    if (name !== this.#filePart || typeof file !== 'object') {
      return refusal(400, 'InvalidArgument', `The file must be the last part and be named "${this.#filePart}".`);
    }
    if (file.size > largest) return refusal(400, 'EntityTooLarge', `The file is larger than ${largest} bytes.`);
    place.stored = { bytes: new Uint8Array(await file.arrayBuffer()), mediaType: file.type };
    return { status: 204, headers: {}, body: '' };
  }

  /** All places that are remembered, as data. */
  state(): unknown {
    return [...this.#places.values()];
  }

  /** A file that was uploaded, by its path below `/files/`. */
  read(path: string): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined {
    const place = this.#places.get(path.split('/')[0] ?? '');
    return place?.file === path ? place.stored : undefined;
  }
}

async function readForm(form: {
  body: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
}): Promise<FormData | undefined> {
  if (!form.contentType?.startsWith('multipart/form-data')) return undefined;
  try {
    return await new Response(form.body, { headers: { 'content-type': form.contentType } }).formData();
  } catch {
    return undefined;
  }
}

function refusal(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
