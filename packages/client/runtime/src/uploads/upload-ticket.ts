import type { ResolvedClient } from '../client/resolved-client.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { readPointer } from '../json/pointer.ts';
import type { UploadDefinition } from '../operation.ts';
import { guardUrl } from '../url/guard-url.ts';

/** Where a form goes, what it must hold, and where the file will be. The fields are secrets: they let anyone upload. */
export interface UploadTicket {
  readonly url: URL;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The file's address once it is uploaded. */
  readonly result: string;
}

/**
 * Reads the ticket out of the provider's answer.
 * @throws ProtocolError when a part of it is missing, or the form's address may not be opened
 */
export function readTicket(
  { client, definition }: { readonly client: ResolvedClient; readonly definition: UploadDefinition },
  body: unknown,
): UploadTicket {
  const fail = (what: string): ProtocolError =>
    new ProtocolError({
      message: `The provider answered without ${what}. Nothing was uploaded; calling again is safe.`,
      category: 'protocol',
      provider: client.definition.id,
      operation: definition.create.id,
      phase: 'decode',
      sent: 'yes',
      attempts: 1,
    });
  const url = readPointer(body, definition.url);
  const result = readPointer(body, definition.result);
  const fields = formFields(readPointer(body, definition.fields));
  if (typeof url !== 'string') throw fail(`an address to upload to at ${definition.url}`);
  if (fields === undefined) throw fail(`form fields at ${definition.fields}`);
  if (typeof result !== 'string' || result.trim() === '') throw fail(`an address for the file at ${definition.result}`);
  const place = { provider: client.definition.id, operation: definition.create.id, phase: 'decode' } as const;
  return { url: guardUrl(url, { allowLoopback: client.allowLoopback, ...place }), fields, result: result.trim() };
}

/** In the provider's order; a form cannot hold anything but texts. */
function formFields(value: unknown): [string, string][] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, field]) => ['string', 'number', 'boolean'].includes(typeof field))) return undefined;
  return entries.map(([name, field]) => [name, String(field)]);
}
