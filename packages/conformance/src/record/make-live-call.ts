import type { Call } from '../cases/case-file.ts';
import { callClient } from '../client-program/call-client.ts';
import { imagesOf } from '../client-program/outcome.ts';
import { isRecord } from '../json/is-record.ts';
import type { ClientConstructor } from '../providers/client-constructor.ts';
import { readLiveImage } from './live-image.ts';
import type { Recording } from './to-case.ts';

/** A call to make for real. */
export interface LiveCall {
  readonly Client: ClientConstructor;
  /** Of the recorder in between. */
  readonly baseUrl: string;
  readonly key: string;
  readonly call: Call;
}

/** What came of it. */
export interface LiveOutcome extends Pick<Recording, 'result' | 'response' | 'drift' | 'images'> {
  readonly failure?: { readonly text: string; readonly billable: 'no' | 'maybe' | 'yes' };
  /** Dollars that the provider told. */
  readonly toldUsd?: number;
}

/** Sent once, whatever happens: a second try would be a second bill. */
const clientOptions = { retries: 0, responseChecks: 'report' } as const;

/** Makes one call through the public client. Never rejects. */
export async function makeLiveCall({ Client, baseUrl, key, call }: LiveCall): Promise<LiveOutcome> {
  const drift: Recording['drift'][number][] = [];
  const onDrift = (found: unknown): void => {
    if (isRecord(found) && Array.isArray(found.issues)) drift.push(...found.issues);
  };
  const client = new Client({ ...clientOptions, apiKey: key, baseUrl, onDrift });
  const { result, response, failure } = await callClient({
    client,
    ordered: {
      method: call.method,
      ...('input' in call ? { input: call.input } : {}),
      // The id that the cases are called with, so that the recording can be played.
      options: { ...call.options, clientRequestId: 'limner-test' },
      observe: { response: true },
    },
    options: {},
  });
  const toldUsd = usdOf(response);
  const images = await Promise.all((imagesOf(result) ?? []).map(readLiveImage));
  return {
    result,
    response,
    drift,
    images,
    ...(toldUsd === undefined ? {} : { toldUsd }),
    ...(failure ? { failure: told(failure.error) } : {}),
  };
}

function usdOf(response: unknown): number | undefined {
  const cost = isRecord(response) && isRecord(response.cost) ? response.cost.usd : undefined;
  return typeof cost === 'number' ? cost : undefined;
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What does not say that it cost nothing may have cost. */
function told(error: unknown): NonNullable<LiveOutcome['failure']> {
  const billable = isRecord(error) ? error.billable : undefined;
  return { text: textOf(error), billable: billable === 'no' || billable === 'yes' ? billable : 'maybe' };
}
