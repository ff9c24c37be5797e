import type { ResolvedClient } from '../client/resolved-client.ts';
import type { LimnerError, LimnerErrorOptions } from '../errors/limner-error.ts';
import { NotFoundError } from '../errors/not-found-error.ts';
import { OverloadedError } from '../errors/overloaded-error.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { ProviderError } from '../errors/provider-error.ts';
import { redactHeaders } from '../errors/redact-value.ts';
import type { HttpAnswer } from '../exchange/http.ts';
import { readWait } from '../json/read-time.ts';
import type { TransportFault } from '../transport/transport.ts';
import { foreignFault } from '../url/foreign-fault.ts';
import type { ImageFault } from './check-image.ts';

/** What was to be downloaded, and for whom. Of the URL only the host is ever printed. */
export interface DownloadPlace {
  readonly client: ResolvedClient;
  /** Id of the operation that answered with the URL. */
  readonly operation: string;
  readonly url: string;
  readonly expiresAt: Date | undefined;
}

const again = 'Calling again downloads it anew, which costs nothing.';

/** A download that failed below HTTP. */
export function downloadFault(place: DownloadPlace, fault: TransportFault): LimnerError {
  const { redact } = place.client;
  return foreignFault({ ...about(place), redact, what: `Downloading the image from ${hostOf(place.url)}` }, fault);
}

/** A download that was answered with a status outside 2xx. */
export function refusedDownload(place: DownloadPlace, { status, headers }: HttpAnswer): LimnerError {
  const what = `${status} from ${hostOf(place.url)} instead of the image.`;
  const common = {
    ...about(place),
    status,
    headers: redactHeaders(headers, place.client.redact),
    sent: 'yes',
  } as const;
  const retryAfter = readWait(headers.get('retry-after') ?? undefined, Date.now());
  if ([403, 404, 410].includes(status)) {
    return new NotFoundError({ ...common, message: `${what} ${whyGone(place.expiresAt)}`, category: 'not_found' });
  }
  if ([408, 425, 429, 503].includes(status)) {
    return new OverloadedError({
      ...common,
      message: `${what} ${again}`,
      category: 'overloaded',
      retryable: true,
      retryAfter,
    });
  }
  const retryable = status >= 500;
  const next = retryable ? again : 'Look at the URL in the answer.';
  return new ProviderError({ ...common, message: `${what} ${next}`, category: 'provider', retryable });
}

/** A download that ended well but is no whole image. */
export function cutImage(place: DownloadPlace, { reason, cut }: ImageFault): ProtocolError {
  return new ProtocolError({
    ...about(place),
    message: `What ${hostOf(place.url)} sent as the image is none: ${reason}. ${again}`,
    category: 'protocol',
    sent: 'yes',
    retryable: cut,
  });
}

/** A chain of redirects without an end. */
export function tooManyRedirects(place: DownloadPlace, most: number): ProtocolError {
  const message = `The image at ${hostOf(place.url)} was redirected more than ${most} times. Look at the URL in the answer.`;
  return new ProtocolError({ ...about(place), message, category: 'protocol', sent: 'yes' });
}

function about({
  client,
  operation,
}: DownloadPlace): Pick<LimnerErrorOptions, 'provider' | 'operation' | 'phase' | 'billable'> {
  return { provider: client.definition.id, operation, phase: 'download', billable: 'no' };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function whyGone(expiresAt: Date | undefined): string {
  if (expiresAt === undefined) return 'The URL does not work, or no more: download images soon after they are made.';
  const time = expiresAt.toISOString();
  return expiresAt.getTime() <= Date.now()
    ? `The URL expired at ${time}: generate the image again, and download it before it expires.`
    : `The URL should work until ${time}, but does not.`;
}
