// Puts a client under test: reads cases from standard input and answers on standard output, a line each.
// The protocol is told in docs/client-program.md of @limner/conformance.
//
//   npx limner-conformance replay segmind --client "node examples/plain-fetch/program.mjs"
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { SegmindClient } from './segmind.mjs';

/** How each method of a case is called on this client. */
const methods = {
  'credits.get': (client, _input, options) => client.credits(options).then((value) => ({ value })),
  'qwenImage.generate': (client, input, options) => client.image(input, options).then(tellImage),
};

/** Options of a client that this one has, or that change nothing in what it does. */
const known = new Set(['apiKey', 'baseUrl', 'deadline', 'retries', 'backoff', 'polling', 'responseChecks']);

const running = new Map();

const tell = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

tell({
  type: 'hello',
  protocol: 1,
  name: 'plain-fetch',
  version: '1.0.0',
  runtime: `node ${process.versions.node}`,
  transport: 'fetch',
  adds: ['accept-language', 'sec-fetch-mode'],
  // Of an error it knows no more than the status: nothing else is compared.
  errorMembers: ['status'],
  features: ['abort', 'images'],
});

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type === 'call') void play(message.order);
  if (message.type === 'abort') {
    running.get(message.id)?.abort();
    tell({ type: 'aborted', id: message.id });
  }
  if (message.type === 'release') {
    running.delete(message.id);
    tell({ type: 'released', id: message.id });
  }
  if (message.type === 'bye') {
    tell({ type: 'bye' });
    break;
  }
}

async function play(order) {
  const { id, call, client: options } = order;
  const reason = whyNot(order);
  if (reason !== undefined) return tell({ type: 'unsupported', id, reason });
  const controller = new AbortController();
  running.set(id, controller);
  if (order.aborted) controller.abort();
  const client = new SegmindClient(options);
  const [from, began] = [Date.now(), performance.now()];
  const outcome = await methods[call.method](client, call.input, { signal: controller.signal }).catch(tellError);
  const time = { from, to: Date.now(), milliseconds: performance.now() - began };
  return tell({ type: 'answer', id, own: { ...outcome, time, printed: printed(order, outcome) } });
}

/** A case that is about what this client does not have is neither passed nor failed. */
function whyNot({ provider, call, client, reach }) {
  if (provider !== 'segmind') return `it is no client of ${provider}`;
  if (!(call.method in methods)) return `it has no ${call.method}`;
  const options = Object.keys(client).filter((name) => !known.has(name));
  if (options.length > 0) return `it has no ${options[0]}`;
  if (Object.keys(call.options).some((name) => name !== 'clientRequestId')) return 'its calls take no options';
  return reach.kind === 'loopback' ? undefined : 'it goes to no other host';
}

function tellImage({ bytes, mediaType, body }) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const image = { bytes: { length: bytes.length, sha256 }, ...(mediaType ? { mediaType } : {}) };
  return { imageCount: 1, images: [image], ...(body === undefined ? {} : { value: body }) };
}

function tellError(error) {
  const members = error.status === undefined ? {} : { status: error.status };
  return { error: { name: error.name, message: error.message, members } };
}

/** What a program could print of the error, where it shows one of the secrets. */
function printed({ secrets }, { error }) {
  const text = error?.message ?? '';
  return secrets.some((secret) => text.includes(secret)) ? [{ place: 'the message of the error', text }] : [];
}
