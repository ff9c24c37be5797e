/** Fetches a document by its address. Only ever called for what the user named, or allowed to be followed. */
import { decodeText } from './decode-text.ts';
import { type LoadProblem, sizeLimit } from './load-problem.ts';
import { readBytes, reasonOf } from './read-answer.ts';

/** Milliseconds for everything: connection, redirects and the whole body. */
const deadline = 60_000;
const redirectLimit = 5;

/** The text at an address, and the address that it came from in the end. */
export async function fetchDocument(address: string): Promise<{ uri: string; text: string } | LoadProblem> {
  const signal = AbortSignal.timeout(deadline);
  let uri = address;
  try {
    for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
      const response = await fetch(uri, {
        redirect: 'manual',
        signal,
        headers: {
          accept: 'application/json, application/yaml, application/vnd.oai.openapi, text/yaml, text/plain, */*;q=0.5',
          'user-agent': 'limner-codegen',
        },
      });
      const next = redirectOf(response, uri);
      if (next === undefined) return await readAnswer(response, uri);
      await response.body?.cancel();
      if (typeof next !== 'string') return next;
      uri = next;
    }
  } catch (error) {
    return { code: 'source-unreadable', message: `${shown(address)} cannot be fetched: ${reasonOf(error, deadline)}.` };
  }
  return { code: 'source-unreadable', message: `${shown(address)} redirects more than ${redirectLimit} times.` };
}

/** An address without what may be secret in it. */
function shown(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}

function redirectOf(response: Response, uri: string): string | LoadProblem | undefined {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return undefined;
  if (!URL.canParse(location, uri))
    return { code: 'source-unreadable', message: `${shown(uri)} redirects to nowhere.` };
  const next = new URL(location, uri);
  const isDowngrade = next.protocol !== new URL(uri).protocol && next.protocol !== 'https:';
  if (!isDowngrade) return next.href;
  return { code: 'source-unreadable', message: `${shown(uri)} redirects to another scheme, ${next.protocol}` };
}

async function readAnswer(response: Response, uri: string): Promise<{ uri: string; text: string } | LoadProblem> {
  if (!response.ok) {
    await response.body?.cancel();
    return { code: 'source-unreadable', message: `${shown(uri)} answers ${response.status}.` };
  }
  const bytes = await readBytes(response, sizeLimit);
  if (!bytes) {
    return { code: 'source-too-large', message: `${shown(uri)} has more than ${sizeLimit / 1024 / 1024} MiB.` };
  }
  const text = decodeText(bytes, shown(uri));
  return typeof text === 'string' ? { uri, text } : text;
}
