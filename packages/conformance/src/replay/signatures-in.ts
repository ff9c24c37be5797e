import type { PlannedExchange } from '../cases/conformance-case.ts';

/** A query parameter that opens what its address names: whoever reads it has the image. */
const signed = /[?&][\w-]*(?:sig|sign|signature|token|key|credential|policy|security)[\w-]*=([^&#"'\s]{6,})/gi;

/** The signatures of all addresses that the answers of a case name: none of them may be printed. */
export function signaturesIn(exchange: readonly PlannedExchange[]): string[] {
  const texts = exchange.flatMap(({ steps }) => steps.map((step) => JSON.stringify(step)));
  return texts.flatMap((text) => [...text.matchAll(signed)].map((match) => match[1] ?? ''));
}
