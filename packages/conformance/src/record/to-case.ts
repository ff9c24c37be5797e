import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type {
  Call,
  CaseFile,
  Exchange,
  Expectation,
  ExpectedImage,
  ExpectedRequest,
  WrittenAnswer,
} from '../cases/case-file.ts';
import { isRecord } from '../json/is-record.ts';
import { ownFields } from '../replay/compare-request.ts';
import type { LiveImage } from './live-image.ts';
import type { RawPairs, RecordedExchange } from './recorder.ts';
import { type RedactionOptions, Redactor } from './redactor.ts';
import { standInFor } from './stand-ins.ts';

/** A live call that went well. */
export interface Recording {
  readonly call: Call;
  readonly exchanges: readonly RecordedExchange[];
  /** What the client gave. */
  readonly result: unknown;
  /** What `withResponse()` told. */
  readonly response: unknown;
  /** Differences from the document, as the client told them. */
  readonly drift: readonly { readonly path: string; readonly rule: string }[];
  /** Empty where the call is not one for images. */
  readonly images: readonly LiveImage[];
  readonly provenance: CaseFile['provenance'];
}

/** Fields of the framing, which the replaying server writes itself; bodies are written decoded. */
const framing = /^(?:connection|keep-alive|content-length|content-encoding|transfer-encoding)$/i;

/** The case of a recording, redacted. The answers are what was said; the expectation is that the client gives that. */
export function toCase(recording: Recording, redaction: RedactionOptions): Omit<CaseFile, 'id'> {
  const { call, provenance, drift } = recording;
  const redactor = new Redactor(redaction);
  const exchange = withoutRepeats(recording.exchanges.map((one, index) => exchangeOf(one, { redactor, index })));
  const left = recording.exchanges.length - exchange.length;
  const { note, ...known } = provenance;
  const seen = recording.images.flatMap((image) =>
    image.seen === undefined ? [] : [`The image behind the address was ${image.seen}.`],
  );
  const notes = [
    note,
    ...seen,
    left > 0 ? `${left} polls that said the same as the one before are left out.` : undefined,
  ];
  const told = notes.filter((text) => text !== undefined).join(' ');
  return {
    title: `${call.method} as the provider answered it`,
    kind: exchange.length > 1 ? 'task' : 'success',
    provenance: { ...known, ...(told === '' ? {} : { note: told }), redactions: redactor.redactions },
    call,
    exchange,
    // What is redacted in the expectation is told once, where it was said.
    expect: {
      ...expectationOf(recording, new Redactor(redaction)),
      ...(drift.length === 0 ? {} : { drift: drift.map(issueOf) }),
    },
  };
}

function issueOf({ path, rule }: Recording['drift'][number]): { path: string; rule: string } {
  return { path, rule };
}

interface Turn {
  readonly redactor: Redactor;
  readonly index: number;
}

function exchangeOf({ request, answer }: RecordedExchange, turn: Turn): Exchange {
  return { request: requestOf(request, turn), answer: answerOf(answer, turn) };
}

function requestOf({ method, target, headers, body }: RecordedExchange['request'], turn: Turn): ExpectedRequest {
  const at = `request ${turn.index + 1}`;
  const [path = '', query = ''] = turn.redactor.text(target, at).split(/\?(.*)/s);
  const listed = turn.redactor.headers(
    headers.filter(([name]) => !ownFields.has(name.toLowerCase())),
    at,
  );
  return {
    method,
    path,
    ...(query === '' ? {} : { query: queryOf(query) }),
    headers: Object.fromEntries(listed.map(([name, value]) => [name.toLowerCase(), value])),
    ...(body.length === 0 ? {} : { json: turn.redactor.json(parsed(body, at), at) }),
  };
}

function queryOf(query: string): Record<string, string | string[]> {
  const given = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function parsed(body: Buffer, at: string): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new Error(
      `${at}: its body is no JSON, the only kind that can be recorded yet; take the call out of live/<provider>.yaml.`,
      { cause },
    );
  }
}

function answerOf({ status, headers, body }: RecordedExchange['answer'], turn: Turn): WrittenAnswer {
  const at = `answer ${turn.index + 1}`;
  const written = turn.redactor.headers(
    headers.filter(([name]) => !framing.test(name)),
    at,
  );
  const decoded = decode(body, headers, at);
  return { status, headers: written, ...bodyOf(decoded, at, turn.redactor) };
}

function bodyOf(body: Buffer, at: string, redactor: Redactor): Partial<WrittenAnswer> {
  if (body.length === 0) return {};
  const standIn = standInFor(body);
  if (standIn) {
    redactor.noteImage(at, standIn);
    return { file: standIn.file };
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  const json = jsonOf(text);
  if (json === undefined) return { text: redactor.text(text, at) };
  // Figures and escapes that JSON.parse would change stay as they were written.
  return isExact(text, json.value) ? { json: redactor.json(json.value, at) } : { text: redactor.jsonText(text, at) };
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether a value says all that its text said, white space aside. */
function isExact(text: string, value: unknown): boolean {
  return JSON.stringify(value) === text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function decode(body: Buffer, headers: RawPairs, at: string): Buffer {
  const encodings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  const [encoding, ...more] = encodings.flatMap((value) => value.split(',')).map((value) => value.trim().toLowerCase());
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  const decoder = decoders[encoding];
  if (!decoder || more.length > 0)
    throw new Error(
      `${at}: content-encoding ${encodings.join(', ')} cannot be recorded; one of ${Object.keys(decoders).join(', ')} can.`,
    );
  return decoder(body);
}

/** A poll that says what the one before said adds nothing; the first of them stays. */
function withoutRepeats(exchanges: readonly Exchange[]): readonly Exchange[] {
  const essence = ({ request, answer }: Exchange): string =>
    JSON.stringify([request, answer && { ...answer, headers: undefined }]);
  return exchanges.filter((one, index) => {
    const before = exchanges[index - 1];
    return before === undefined || essence(before) !== essence(one);
  });
}

function expectationOf({ result, response, exchanges, images }: Recording, redactor: Redactor): Expectation {
  const told = exchanges.length > 1 ? {} : responseOf(response);
  if (images.length === 0) return { value: redactor.json(result, 'value'), ...told };
  const body = isRecord(result) ? result.body : undefined;
  return {
    ...(body === undefined ? {} : { value: redactor.json(body, 'value') }),
    images: images.map((image) => imageOf(image, redactor)),
    ...told,
  };
}

function imageOf(image: LiveImage, redactor: Redactor): ExpectedImage {
  const { url, mediaType, width, height } = image;
  if (url === undefined) {
    // What came in the answer is the stand-in now, with its own size.
    const file = `tiny.${mediaType?.replace(/^image\//, '').replace('jpeg', 'jpg')}`;
    return { mediaType, file };
  }
  return {
    url: redactor.text(url, 'image'),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}

/** What depends on the answer alone. */
function responseOf(response: unknown): Pick<Expectation, 'response'> {
  if (!isRecord(response)) return {};
  const kept = ['status', 'cost', 'remainingCredits', 'generationSeconds', 'seed'].flatMap((name) =>
    response[name] === undefined ? [] : [[name, response[name]]],
  );
  return { response: Object.fromEntries(kept) };
}
