import type { ResponseInfo } from '../call/response-info.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { redactHeaders, redactValue } from '../errors/redact-value.ts';
import type { Operation } from '../operation.ts';
import type { HeaderFields } from '../transport/transport.ts';
import { AnswerImage } from './answer-image.ts';
import { faultOfImage } from './check-image.ts';
import type { ImageResult } from './image-result.ts';
import type { ImageSource } from './image-source.ts';
import type { LiftedText } from './lifted-text.ts';
import { locateImages } from './locate-images.ts';
import { mediaTypeOf } from './media-type.ts';

/** An answer that should hold images: parsed JSON in `body`, or the image itself in `bytes`. */
export interface ImageAnswer {
  readonly body: unknown;
  /** The body with marks in place of the base64 texts that are decoded already; absent where there are none. */
  readonly marked?: unknown;
  readonly lifted?: readonly LiftedText[] | undefined;
  readonly bytes?: Uint8Array | undefined;
  /** The answer's own media type. */
  readonly mediaType?: string | undefined;
  /** When it came, in Unix milliseconds. */
  readonly answeredAt: number;
  readonly status?: number | undefined;
  readonly headers?: HeaderFields | undefined;
  /** What else is known of it, to be read for an error alone. */
  readonly late?: { readonly response: Pick<ResponseInfo, 'requestId' | 'attempts'> } | undefined;
}

/**
 * The images of an answer, in its order.
 * @throws ProtocolError when there is none, or when the answer is an image that was cut: whoever pays for an image must
 *   not be told that all is well without one
 */
export function imagesFrom<Body>(
  client: ResolvedClient,
  operation: Pick<Operation, 'id' | 'images'>,
  answer: ImageAnswer,
): ImageResult<Body> {
  const place = { client, operation, answer };
  const sources = answer.bytes === undefined ? located(place) : [rawImage(place, answer.bytes)];
  const images = sources.map((source) => new AnswerImage(source, { client, operation: operation.id }));
  // The body is what the operation's type says as far as the response checks were asked to see to it.
  return answer.bytes === undefined ? { images, body: answer.body as Body } : { images };
}

/** What an answer was given to. */
interface Place {
  readonly client: ResolvedClient;
  readonly operation: Pick<Operation, 'id' | 'images'>;
  readonly answer: ImageAnswer;
}

function located({ client, operation, answer }: Place): ImageSource[] {
  const sources = locateImages(operation.images ?? [], { ...answer, body: answer.marked ?? answer.body });
  if (sources.length > 0) return sources;
  const what =
    'The provider answered without an image. A prompt that was filtered can be the reason: look at the body of this error';
  throw unusable({ client, operation, answer }, what);
}

function rawImage(place: Place, bytes: Uint8Array): ImageSource {
  const declared = mediaTypeOf(place.answer.mediaType);
  const fault = faultOfImage(bytes, declared);
  if (fault !== undefined) throw unusable(place, `The provider answered without a whole image: ${fault.reason}`);
  return { bytes, mediaType: declared };
}

function unusable({ client, operation, answer }: Place, what: string): ProtocolError {
  const response = answer.late?.response;
  return new ProtocolError({
    message: `${what}. It may have been paid for: check with the provider before generating it again.`,
    category: 'protocol',
    provider: client.definition.id,
    operation: operation.id,
    phase: 'decode',
    status: answer.status,
    requestId: response?.requestId,
    sent: 'yes',
    billable: 'maybe',
    attempts: response?.attempts ?? 1,
    headers: answer.headers && redactHeaders(answer.headers, client.redact),
    body: redactValue(answer.body, client.redact),
  });
}
