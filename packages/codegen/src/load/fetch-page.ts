/** Fetches a docs page politely: once, only if it changed, with a name, a deadline and a limit of its size. */
import { decodeText } from './decode-text.ts';
import { readBytes, reasonOf } from './read-answer.ts';

/** A page, and what is known of it from the last time. */
export interface PageRequest {
  readonly url: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** Milliseconds for everything; 30 seconds where nothing is said. */
  readonly deadline?: number;
}

/** A page as it came. */
export interface FetchedPage {
  readonly text: string;
  readonly contentType: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** The page, word that it is as it was, or why it cannot be read where it is expected. */
export type PageAnswer = { readonly page: FetchedPage } | { readonly unchanged: true } | { readonly alarm: string };

/** How many bytes a page may have. */
export const pageLimit: number = 5 * 1024 * 1024;

/** Asks for the page once. A redirect to another place is no page: the address in provider.yaml is to be mended. */
export async function fetchPage(request: PageRequest): Promise<PageAnswer> {
  const { url, deadline = 30_000 } = request;
  try {
    const signal = AbortSignal.timeout(deadline);
    const response = await fetch(url, { redirect: 'manual', signal, headers: headersFor(request) });
    if (response.status === 304) return { unchanged: true };
    if (!response.ok) {
      await response.body?.cancel();
      return { alarm: whyNot(response, url) };
    }
    return await readPageBody(response, url);
  } catch (error) {
    return { alarm: `${url} cannot be fetched: ${reasonOf(error, deadline)}.` };
  }
}

function headersFor({ etag, lastModified }: PageRequest): Record<string, string> {
  return {
    accept: 'text/markdown, text/html, text/plain;q=0.9, */*;q=0.1',
    'user-agent': 'limner-codegen (docs watch)',
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

function whyNot(response: Response, url: string): string {
  const { status } = response;
  const location = response.headers.get('location');
  if (status >= 300 && status <= 399 && location !== null) {
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    // Without its query, in which keys are often kept.
    return `${url} has moved to ${next ? `${next.origin}${next.pathname}` : 'nowhere'}.`;
  }
  return `${url} answers ${status}.`;
}

async function readPageBody(response: Response, url: string): Promise<PageAnswer> {
  const bytes = await readBytes(response, pageLimit);
  if (!bytes) return { alarm: `${url} has more than ${pageLimit / 1024 / 1024} MiB.` };
  const text = decodeText(bytes, url);
  if (typeof text !== 'string') return { alarm: text.message };
  const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
  return {
    page: {
      text,
      contentType: response.headers.get('content-type') ?? '',
      ...(etag !== null && { etag }),
      ...(lastModified !== null && { lastModified }),
    },
  };
}
