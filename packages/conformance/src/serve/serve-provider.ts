import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, textAnswer } from './answer.ts';
import { EmbeddedProvider } from './embedded-provider.ts';
import { exchangeText } from './exchange-text.ts';
import { isScenario, type Scenario, scenarios, whyNot } from './scenario.ts';
import { readServedProvider, type ServedProvider } from './served-provider.ts';

/** Settings of an embedded provider. */
export interface ServeOptions {
  /** Id of the provider, as in `@limner/<id>`. */
  readonly provider: string;
  /** Port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** The only key that is taken. Default: any key that is not empty. */
  readonly key?: string;
  /** The scenario of every request without the header `x-limner-scenario`. Default: all goes well. */
  readonly scenario?: Scenario;
  /** Milliseconds that a task takes. Default: 2000. */
  readonly taskTime?: number;
  /** Milliseconds for which a task is known after its end; then its id is unknown and its prompt gone. Default: an hour. */
  readonly recordLife?: number;
  /** Takes a line about each request: verb, path and status, never a key or a body. */
  readonly log?: (line: string) => void;
  /** Takes the whole text of each exchange: keys and signatures masked, long base64 cut, prompts as they are. */
  readonly print?: (text: string) => void;
}

/** A provider that runs in this process. */
export interface ServedProviderHandle {
  /** Its base URL: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Ends it and every connection to it; what it remembered is gone. */
  close(): Promise<void>;
}

const hour = 3_600_000;

/** More than the largest upload with its form. */
const largestBody = 32 * 1024 * 1024;

/**
 * Starts an embedded provider on 127.0.0.1 that checks keys and bodies and answers as the real one does, for development
 * without an account. Nothing leaves this machine and nothing is written to disk.
 * @throws Error when there is no such provider or scenario, or the port cannot be had
 */
export async function serveProvider(options: ServeOptions): Promise<ServedProviderHandle> {
  const provider = readServedProvider(options.provider);
  checkOptions(options, provider);
  const ended = new AbortController();
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const { key, scenario, taskTime = 2000, recordLife = hour, log, print } = options;
  const { signal } = ended;
  const { auth } = provider.contract;
  const keyHeader = auth.scheme === 'bearer' ? 'authorization' : auth.name;
  const embedded = new EmbeddedProvider({ provider, base: url, key, scenario, taskTime, recordLife, signal });
  server.on('request', (request, response) => void respond({ embedded, request, response, keyHeader, log, print }));
  const close = async (): Promise<void> => {
    ended.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url, close };
}

/** Callers without types pass anything. */
function checkOptions({ scenario, taskTime, recordLife, key }: ServeOptions, provider: ServedProvider): void {
  if (scenario !== undefined && !isScenario(scenario)) {
    throw new Error(`There is no scenario "${String(scenario)}"; there are: ${scenarios.join(', ')}.`);
  }
  const reason = scenario && whyNot(provider, scenario);
  if (reason !== undefined) throw new Error(`The scenario "${scenario}" cannot be played: ${reason}; take another.`);
  for (const [name, value] of Object.entries({ taskTime, recordLife })) {
    if (value !== undefined && !(value >= 0 && value <= 86_400_000)) {
      throw new Error(`${name} must be from 0 to 86400000 milliseconds.`);
    }
  }
  if (key?.trim() === '') throw new Error('The key is empty; leave it out to take any key.');
}

function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EADDRINUSE' ? 'it is in use' : cause.message;
    reject(new Error(`Port ${port} cannot be had: ${why}. Choose another, or none for a free one.`, { cause }));
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : port);
  });
  return promise;
}

interface Exchange {
  readonly embedded: EmbeddedProvider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly log: ServeOptions['log'];
  readonly print: ServeOptions['print'];
  readonly keyHeader: string;
}

async function respond({ embedded, request, response, keyHeader, log, print }: Exchange): Promise<void> {
  const { method = '', url: target = '', headers } = request;
  const body = await readBody(request);
  if (body === 'gone') return;
  const answer =
    body === 'too large'
      ? textAnswer(413, `The body is larger than ${largestBody} bytes.`)
      : await embedded.answer({ method, target, headers, body }).catch(ownFault);
  if (response.destroyed) return;
  const length = { 'content-length': Buffer.byteLength(answer.body) };
  // What was not kept of a body that is too large may still be on its way.
  const end = body === 'too large' ? { connection: 'close' } : {};
  response.writeHead(answer.status, { ...answer.headers, ...(answer.status === 204 ? {} : length), ...end });
  response.end(answer.body);
  log?.(`${method} ${target.split('?')[0]} ${answer.status}`);
  const received = { method, target, headers: request.rawHeaders, body: body === 'too large' ? '' : body, keyHeader };
  print?.(exchangeText(received, answer));
}

/** Not the provider's envelope: nobody should take our fault for one of its answers. */
function ownFault(error: unknown): Answer {
  const reason = error instanceof Error ? error.message : String(error);
  return textAnswer(500, `The embedded provider itself failed, which is a fault of Limner: ${reason}`);
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | 'too large' | 'gone'> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      // What comes behind is read and dropped, so that the answer can be read before the connection ends.
      if (length <= largestBody) chunks.push(bytes);
    }
  } catch {
    return 'gone';
  }
  return length > largestBody ? 'too large' : new Uint8Array(Buffer.concat(chunks));
}
