import type { IncomingHttpHeaders } from 'node:http';
import { tokensOf, writePointer } from '../json/pointer.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { type AskedImages, askedImages } from './asked-images.ts';
import { catalogueOf } from './catalogue.ts';
import { type Fact, type MetaValues, metaFacts, metaHeaders, successFacts } from './facts.ts';
import { imageFacts, shapeOf } from './image-facts.ts';
import { sample } from './sample.ts';
import { newImage } from './sample-image.ts';
import { everyItem, type PlacedSchema, placeSchema, schemaAt, typesOf } from './schema.ts';
import type { ServedOperation, ServedResponse } from './served-operation.ts';
import type { ServedProvider } from './served-provider.ts';

/** All that a success depends on. */
export interface SuccessCall {
  readonly provider: ServedProvider;
  readonly operation: ServedOperation;
  /** Address of this server, without a slash at its end. */
  readonly base: string;
  readonly requestHeaders: IncomingHttpHeaders;
  /** The request that asked for the images: for tasks the one that created it. */
  readonly input: unknown;
  /** False while a task has not ended well: its images are not there yet. */
  readonly withImages: boolean;
  readonly meta: MetaValues;
  /** What else is known: of a task or an upload. */
  readonly facts: readonly Fact[];
}

/** Answers as the document says a success looks, with the images, the accounting and the facts in their places. */
export function successAnswer(call: SuccessCall): Answer {
  const { operation } = call;
  const [status = '200'] = [...operation.responses.keys()].filter((key) => /^2(\d\d|XX)$/.test(key)).sort();
  const response = operation.responses.get(status) ?? { headers: new Set<string>(), contents: new Map() };
  const answered = { status: Number(status.replace('XX', '00')), headers: headersOf(call, response) };
  const asked = askedImages(call.input);
  const rawTypes = [...response.contents.keys()].filter((type) => type.startsWith('image/'));
  const json = response.contents.get('application/json');
  if (rawTypes.length > 0 && !(asked.base64 && json !== undefined)) return rawAnswer({ asked, rawTypes, answered });
  if (json === undefined) return { ...answered, body: '' };
  return jsonAnswer(bodyOf(call, { asked, schema: json }), answered);
}

function headersOf(
  { provider, meta, requestHeaders }: SuccessCall,
  { headers }: ServedResponse,
): Record<string, string> {
  const sources = provider.contract.meta;
  const own = sources.clientRequestId?.header.toLowerCase() ?? '';
  const sent = requestHeaders[own];
  const echo = typeof sent === 'string' && headers.has(own) ? { [own]: sent } : {};
  return { ...metaHeaders(sources, meta, headers), ...echo };
}

function rawAnswer(call: { asked: AskedImages; rawTypes: readonly string[]; answered: Omit<Answer, 'body'> }): Answer {
  const { asked, rawTypes, answered } = call;
  const documented = (['png', 'jpeg', 'webp'] as const).filter((format) => rawTypes.includes(`image/${format}`));
  const first = documented.find((format) => rawTypes[0] === `image/${format}`) ?? documented[0] ?? 'png';
  const format = documented.find((one) => one === asked.format) ?? first;
  const { mediaType, bytes } = newImage({ ...asked, format });
  return { ...answered, headers: { ...answered.headers, 'content-type': mediaType }, body: bytes };
}

function bodyOf(call: SuccessCall, { asked, schema }: { asked: AskedImages; schema: string }): unknown {
  const { provider, operation, base } = call;
  const { contract, document } = provider;
  const shape = shapeOf(
    placeSchema(document, { $ref: `#${schema}` }),
    call.withImages ? (contract.images[operation.id] ?? []) : [],
  );
  const { place } = shape;
  const catalogue = catalogueOf(operation, place);
  const known = [
    ...successFacts(contract.errors, operation.id),
    ...metaFacts(contract, call.meta, place),
    ...call.facts,
    ...imageFacts(shape, { asked, base }),
    ...(catalogue?.ids ?? []).map((id, index) => ({ pointer: `/${catalogue?.list}/${index}/id`, value: id })),
  ];
  const facts = known.flatMap(({ pointer, value }) => {
    const found = schemaAt(place, wantedTokens(pointer));
    return found ? { pointer, value: fitted(value, found) } : [];
  });
  const wanted = facts.map(({ pointer }) => wantedTokens(pointer));
  const body = sample(place, { wanted, count: catalogue?.ids.length ?? asked.count });
  for (const { pointer, value } of facts) writePointer(body, pointer, value);
  return body;
}

function wantedTokens(pointer: string): readonly string[] {
  return tokensOf(pointer).map((token) => (/^\d+$/.test(token) ? everyItem : token));
}

/** Providers write the same fact as a number here and as text there. */
function fitted(value: unknown, place: PlacedSchema): unknown {
  const types = typesOf(place);
  return typeof value === 'number' && types.includes('string') && !types.includes('number') ? String(value) : value;
}
