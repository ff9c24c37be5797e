import { snapshot } from '../call/snapshot.ts';
import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { UploadDefinition } from '../operation.ts';
import { lazily } from '../platform/lazily.ts';
import type { UploadSource } from './upload-source.ts';

const load = lazily(() => import('./carry-out-upload.ts'));

/** A file that the provider can get at. */
export interface UploadedFile {
  /** The address to use as an input image. */
  readonly url: string;
}

/**
 * Uploads a file: asks the provider for a ticket, and posts the file with it in one form. What a generated `upload` comes
 * down to.
 */
export async function uploadFile(
  client: ResolvedClient,
  definition: UploadDefinition,
  source: UploadSource,
  options: CallOptions = {},
): Promise<UploadedFile> {
  const parts = { client, definition, source: snapshot(source), options: snapshot(options) };
  const { carryOutUpload } = await load({ provider: client.definition.id, operation: definition.create.id });
  return { url: await carryOutUpload(parts) };
}
