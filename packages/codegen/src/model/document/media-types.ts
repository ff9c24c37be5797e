/** What a media type means for the one who writes or reads a body. */

/** Ways to write a request's body, the preferred first. */
export const bodyKinds = ['json', 'multipart', 'urlencoded', 'text', 'binary'] as const;

/** One way to write a request's body. */
export type BodyKind = (typeof bodyKinds)[number];

/** A media type without its parameters, in small letters. */
export function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** True for `application/json`, `application/problem+json` and the like. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/json$|\+json$/.test(essence(mediaType));
}

/** True for ranges that JSON is in. */
export function isAny(mediaType: string): boolean {
  return ['*/*', 'application/*', '*'].includes(essence(mediaType));
}

/** True for server-sent events. */
export function isEvents(mediaType: string): boolean {
  return essence(mediaType) === 'text/event-stream';
}

/** True for what a person could read. */
export function isText(mediaType: string): boolean {
  return /^text\/|\/xml$|\+xml$|^application\/(x-ndjson|ndjson|jsonl|x-jsonlines|yaml|x-yaml|graphql)$/.test(
    essence(mediaType),
  );
}

/** How a request body of a media type is written. */
export function bodyKind(mediaType: string): BodyKind {
  if (isJson(mediaType)) return 'json';
  if (essence(mediaType) === 'multipart/form-data') return 'multipart';
  if (essence(mediaType) === 'application/x-www-form-urlencoded') return 'urlencoded';
  return isText(mediaType) ? 'text' : 'binary';
}

/** A media type that can stand in a header: a range is none. */
export function concrete(mediaType: string, kind: BodyKind): string {
  if (!mediaType.includes('*') && /^[\w.+-]+\/[\w.+-]+/.test(mediaType)) return mediaType;
  const instead: Record<BodyKind, string> = {
    json: 'application/json',
    multipart: 'multipart/form-data',
    urlencoded: 'application/x-www-form-urlencoded',
    text: 'text/plain',
    binary: 'application/octet-stream',
  };
  return instead[kind];
}
