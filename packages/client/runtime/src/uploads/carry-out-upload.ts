import { execute } from '../call/execute.ts';
import { checkCallOptions } from '../client/check-call-options.ts';
import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { callSettings } from '../client/settings.ts';
import { Deadline } from '../deadline/deadline.ts';
import type { UploadDefinition } from '../operation.ts';
import { postForm } from './post-form.ts';
import { readUpload, type UploadSource } from './upload-source.ts';
import { readTicket } from './upload-ticket.ts';

/** A file and where it is to go. */
export interface UploadParts {
  readonly client: ResolvedClient;
  readonly definition: UploadDefinition;
  readonly source: UploadSource;
  readonly options: CallOptions;
}

/** Asks the provider for a ticket, and posts the file with it in one form. Gives the address to use as an input image. */
export async function carryOutUpload({ client, definition, source, options }: UploadParts): Promise<string> {
  const { create: operation } = definition;
  checkCallOptions(options, { provider: client.definition.id, operation: operation.id });
  const deadline = new Deadline({ duration: callSettings(client.options, options).deadline, signal: options.signal });
  try {
    const file = await readUpload({ client, operation }, source);
    const input = { [definition.fileName]: file.name, [definition.mediaType]: file.mediaType };
    const { body } = await execute({ client, operation, input, options, deadline });
    const ticket = readTicket({ client, definition }, body);
    await postForm({ client, definition, ticket, file, deadline, options });
    return ticket.result;
  } finally {
    deadline.dispose();
  }
}
