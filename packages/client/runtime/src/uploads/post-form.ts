import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { callSettings } from '../client/settings.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { interruption } from '../errors/interruption.ts';
import { InvalidRequestError } from '../errors/invalid-request-error.ts';
import type { LimnerError, LimnerErrorOptions } from '../errors/limner-error.ts';
import { ProviderError } from '../errors/provider-error.ts';
import { redactHeaders } from '../errors/redact-value.ts';
import { exchangeInTurn } from '../exchange/exchange-in-turn.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import type { UploadDefinition } from '../operation.ts';
import { multipart } from '../request/multipart.ts';
import { refuseAt } from '../request/place.ts';
import { toFault } from '../transport/to-fault.ts';
import { foreignAddresses } from '../url/foreign-addresses.ts';
import { foreignFault } from '../url/foreign-fault.ts';
import type { UploadFile } from './upload-source.ts';
import type { UploadTicket } from './upload-ticket.ts';

/** An upload on its way. */
export interface FormPost {
  readonly client: ResolvedClient;
  readonly definition: UploadDefinition;
  readonly ticket: UploadTicket;
  readonly file: UploadFile;
  readonly deadline: Deadline;
  readonly options: CallOptions;
}

/**
 * Posts the form of a ticket: its fields in their order, the file last, for the storage ignores what comes behind it. The
 * key does not go along and redirects are not followed: the address is the provider's word, not the provider.
 */
export async function postForm(post: FormPost): Promise<void> {
  const answer = await send(post);
  if (answer.status < 200 || answer.status > 299) throw refusedForm(post, answer);
}

async function send(post: FormPost): Promise<HttpAnswer> {
  const { client, definition, ticket, deadline, options } = post;
  const form = encode(post);
  const headers = { accept: '*/*', 'content-type': form.type, 'user-agent': `limner-${client.definition.id}` };
  const request = {
    method: 'POST',
    url: ticket.url,
    headers,
    body: form.body,
    addresses: foreignAddresses(client, ticket.url),
  };
  const { timeouts } = callSettings(client.options, options);
  try {
    const { maxResponseBytes: maxBytes } = client.options;
    return await exchangeInTurn(client, request, {
      operation: definition.create.id,
      attempt: 1,
      signal: deadline.signal,
      timeouts,
      maxBytes,
    });
  } catch (error) {
    // Sending a file twice to the same place changes nothing.
    const place = { client, operation: { id: definition.create.id, safe: true } };
    if (deadline.signal.aborted) throw interruption(place, { deadline, phase: 'request', sent: 'maybe', attempts: 1 });
    throw broken(post, error);
  }
}

function encode({ client, definition, ticket, file }: FormPost): ReturnType<typeof multipart> {
  const members = [...ticket.fields, [definition.filePart, file] as const];
  const place = { client, operation: definition.create };
  return multipart(members, { mediaType: 'multipart/form-data', refuse: refuseAt(place, 'file') });
}

function broken(post: FormPost, error: unknown): LimnerError {
  const fault = toFault(error, { sent: 'maybe', phase: 'connect' });
  const { redact } = post.client;
  return foreignFault({ ...about(post), redact, what: `Uploading to ${post.ticket.url.host}` }, fault);
}

function refusedForm(post: FormPost, { status, headers, body }: HttpAnswer): LimnerError {
  const code = storageCode(body.view());
  const what = `${status}${code === undefined ? '' : ` ${code}`} from ${post.ticket.url.host} to the upload.`;
  const common = {
    ...about(post),
    status,
    code,
    headers: redactHeaders(headers, post.client.redact),
    sent: 'yes',
  } as const;
  if (status >= 500 || status === 429) {
    return new ProviderError({
      ...common,
      message: `${what} Calling again is safe.`,
      category: 'provider',
      retryable: true,
    });
  }
  const life = post.definition.expires === undefined ? '' : ` (it is good for ${post.definition.expires / 1000} s)`;
  const next = `The file may be too large or of a type that is not taken, or the ticket may have run out${life}: check the file and call again.`;
  return new InvalidRequestError({ ...common, message: `${what} ${next}`, category: 'invalid_request' });
}

/** Storages answer in XML that repeats the request, signature and all; only their code for the fault is taken over. */
function storageCode(body: Uint8Array): string | undefined {
  return /<Code>(\w{1,60})<\/Code>/.exec(new TextDecoder().decode(body.subarray(0, 10_000)))?.[1];
}

function about({ client, definition }: FormPost): Omit<LimnerErrorOptions, 'message' | 'category'> {
  return {
    provider: client.definition.id,
    operation: definition.create.id,
    phase: 'request',
    billable: 'no',
    attempts: 1,
  };
}
