import type { ResolvedClient } from '../client/resolved-client.ts';
import type { Observed, ObservedRequest } from './observe.ts';
import type { TraceEvent } from './tracing.ts';

/** A longer text is no model's name but something that got into the wrong place. */
const longestModel = 100;

/**
 * What is known when it begins, by the names of OpenTelemetry's conventions for HTTP clients and for generative AI, and by
 * `limner.*` where they have none. Of the input nothing but model and seed; of an address its host and the operation's
 * path, for the whole of it may be signed.
 */
export function startAttributes<T>(client: ResolvedClient, what: Observed<T>): TraceEvent {
  const provider = { 'limner.provider': client.definition.id };
  switch (what.kind) {
    case 'request':
      return { ...provider, 'limner.operation': what.operation, ...httpAttributes(what) };
    case 'call':
      return {
        ...provider,
        'limner.operation': what.operation.id,
        ...serverAttributes(client.baseUrl),
        ...(what.operation.images === undefined ? {} : generationAttributes(client, what.input)),
      };
    case 'task':
      return {
        ...provider,
        'limner.operation': what.operation.id,
        'limner.task': what.name,
        ...serverAttributes(client.baseUrl),
        ...generationAttributes(client, what.input),
      };
  }
}

function httpAttributes<T>({ request, template, attempt }: ObservedRequest<T>): TraceEvent {
  return {
    'http.request.method': request.method,
    ...serverAttributes(request.url),
    'url.scheme': request.url.protocol.slice(0, -1),
    ...(template === undefined ? {} : { 'url.template': template }),
    // By the convention it is absent on the first one.
    ...(attempt > 1 ? { 'http.request.resend_count': attempt - 1 } : {}),
  };
}

function serverAttributes({ hostname, port, protocol }: URL): TraceEvent {
  const standard = protocol === 'http:' ? 80 : 443;
  return { 'server.address': hostname, 'server.port': port === '' ? standard : Number(port) };
}

function generationAttributes({ definition }: ResolvedClient, input: unknown): TraceEvent {
  const { model, seed } = Object(input) as { model?: unknown; seed?: unknown }; // unchecked as yet, so read as unknown
  const event: TraceEvent = {
    'gen_ai.operation.name': 'generate_content',
    'gen_ai.provider.name': definition.id,
    'gen_ai.output.type': 'image',
  };
  if (typeof model === 'string' && model.length <= longestModel) event['gen_ai.request.model'] = model;
  if (typeof seed === 'number' && Number.isSafeInteger(seed)) event['gen_ai.request.seed'] = seed;
  return event;
}
