import type { CallOptions } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { callSettings } from '../client/settings.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { interruption } from '../errors/interruption.ts';
import { exchangeInTurn } from '../exchange/exchange-in-turn.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import { withRetries } from '../retry/with-retries.ts';
import { toFault } from '../transport/to-fault.ts';
import { foreignAddresses } from '../url/foreign-addresses.ts';
import { guardUrl } from '../url/guard-url.ts';
import { faultOfImage } from './check-image.ts';
import { cutImage, type DownloadPlace, downloadFault, refusedDownload, tooManyRedirects } from './download-error.ts';
import { mediaTypeOf } from './media-type.ts';

/** The options of a call that a download heeds. */
export type DownloadOptions = Pick<CallOptions, 'signal' | 'deadline' | 'timeouts' | 'retries'>;

/** A download and its bounds. */
export interface Download extends DownloadPlace {
  readonly deadline: Deadline;
  readonly options: DownloadOptions;
}

/** A downloaded image and the media type that its server declared. */
export interface Downloaded {
  readonly bytes: Uint8Array;
  readonly mediaType: string | undefined;
}

const mostRedirects = 5;

/**
 * Gets an image from a URL that the provider named: without key and cookies, each hop through the URL guard, with the
 * retries of a read that costs nothing.
 */
export function downloadImage(download: Download): Promise<Downloaded> {
  const { client, deadline, options } = download;
  const { retries } = callSettings(client.options, options);
  return withRetries({ ...placeOf(download), retries, deadline, attempt: (number) => attempt(download, number) });
}

/** A download is a read, whatever the operation before it was. */
function placeOf({ client, operation }: Download): { client: ResolvedClient; operation: { id: string; safe: true } } {
  return { client, operation: { id: operation, safe: true } };
}

async function attempt(download: Download, number: number): Promise<Downloaded> {
  let url = open(download, download.url);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await get(download, { url, number });
    const next = redirectOf(answer);
    if (next === undefined) return accept(download, answer);
    // A target that is no URL goes to the guard as it is, which says so.
    url = open(download, URL.canParse(next, url.href) ? new URL(next, url).href : next);
  }
  throw tooManyRedirects(download, mostRedirects);
}

function open({ client, operation }: Download, text: string): URL {
  return guardUrl(text, { allowLoopback: client.allowLoopback, provider: client.definition.id, operation });
}

async function get(download: Download, request: { url: URL; number: number }): Promise<HttpAnswer> {
  const { client, deadline, options } = download;
  const headers = { accept: 'image/*, */*;q=0.5', 'user-agent': `limner-${client.definition.id}` };
  const { timeouts } = callSettings(client.options, options);
  try {
    return await exchangeInTurn(
      client,
      { method: 'GET', url: request.url, headers, addresses: foreignAddresses(client, request.url) },
      {
        operation: download.operation,
        attempt: request.number,
        signal: deadline.signal,
        timeouts,
        maxBytes: client.options.maxResponseBytes,
      },
    );
  } catch (cause) {
    if (deadline.signal.aborted) {
      throw interruption(placeOf(download), { deadline, phase: 'download', sent: 'maybe', attempts: request.number });
    }
    throw downloadFault(download, toFault(cause, { sent: 'maybe', phase: 'connect' }));
  }
}

function redirectOf({ status, headers }: HttpAnswer): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.get('location') ?? undefined) : undefined;
}

function accept(download: Download, answer: HttpAnswer): Downloaded {
  if (answer.status < 200 || answer.status > 299) throw refusedDownload(download, answer);
  const mediaType = mediaTypeOf(answer.headers.get('content-type'));
  const bytes = answer.body.bytes();
  const fault = faultOfImage(bytes, mediaType);
  if (fault !== undefined) throw cutImage(download, fault);
  return { bytes, mediaType };
}
