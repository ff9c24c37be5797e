import type { Step } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { Feature, Hello } from '../client-program/protocol.ts';

/** What a case needs of a client that this one says it cannot tell or do; undefined where it can be played. */
export function lacking(planned: ConformanceCase, { features }: Hello): string | undefined {
  const missing = needs(planned).filter((feature) => !features.includes(feature));
  return missing.length === 0 ? undefined : `the client does not know ${missing.join(', ')}`;
}

function needs({ expect, ...planned }: ConformanceCase): Feature[] {
  const steps: readonly Step[] = [
    ...planned.exchange.flatMap((exchange) => exchange.steps),
    ...(planned.handshake ?? []),
  ];
  const asked: readonly (readonly [Feature, unknown])[] = [
    ['abort', planned.aborted ?? steps.some((step) => 'abort' in step)],
    // A server that is not to be trusted is not, by a client that trusts nobody new.
    ['authority', planned.tls === 'valid'],
    ['before', planned.before?.length],
    ['beside', planned.beside?.length],
    ['clock', planned.clock],
    ['drift', expect.drift?.length],
    ['events', expect.events],
    ['failing-network', planned.network],
    ['hooks', planned.hooks],
    ['images', expect.images],
    ['log', expect.log],
    ['memory', expect.memory],
    ['progress', expect.progress],
    ['response', expect.response],
  ];
  return asked.flatMap(([feature, is]) => (is ? [feature] : []));
}
