import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, textAnswer } from './answer.ts';
import { EmbeddedProvider } from './embedded-provider.ts';
import { isScenario, type Scenario, scenarios } from './scenario.ts';
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
  /** Takes a line about each request: verb, path and status, never a key or a body. */
  readonly log?: (line: string) => void;
}

/** A provider that runs in this process. */
export interface ServedProviderHandle {
  /** Its base URL: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Ends it and every connection to it; what it remembered is gone. */
  close(): Promise<void>;
}

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
  const { key, scenario, taskTime = 2000, log } = options;
  const embedded = new EmbeddedProvider({ provider, base: url, key, scenario, taskTime, signal: ended.signal });
  server.on('request', (request, response) => void respond({ embedded, request, response, log }));
  const close = async (): Promise<void> => {
    ended.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url, close };
}

/** Callers without types pass anything. */
function checkOptions({ scenario, taskTime, key }: ServeOptions, { contract }: ServedProvider): void {
  if (scenario !== undefined && !isScenario(scenario)) {
    throw new Error(`There is no scenario "${String(scenario)}"; there are: ${scenarios.join(', ')}.`);
  }
  if (scenario === 'failing-task' && Object.keys(contract.tasks).length === 0) {
    throw new Error(`${contract.title} has no tasks that could fail; take another scenario.`);
  }
  if (taskTime !== undefined && !(taskTime >= 0 && taskTime <= 86_400_000)) {
    throw new Error('taskTime must be from 0 to 86400000 milliseconds.');
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
}

async function respond({ embedded, request, response, log }: Exchange): Promise<void> {
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
