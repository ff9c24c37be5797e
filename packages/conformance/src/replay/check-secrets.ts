import type { Observation } from '../client-program/protocol.ts';

/** What may not be printed. */
export interface Secrets {
  /** May show nowhere: first the key, then what the case names. */
  readonly everywhere: readonly string[];
  /** May show in a result that is the provider's own answer: signatures of its addresses. */
  readonly butInAnswers: readonly string[];
}

/** Finds secrets in whatever a program could print of a call. One line for each place that shows one. */
export function checkSecrets({ everywhere, butInAnswers }: Secrets, { printed }: Observation): string[] {
  const shows = (text: string, secrets: readonly string[]): boolean =>
    secrets.some((secret) => secret !== '' && text.includes(secret));
  const own = [...everywhere, ...butInAnswers];
  const places = printed.flatMap(({ place, text, ofAnswer }) =>
    shows(text, ofAnswer ? everywhere : own) ? place : [],
  );
  return [...new Set(places)].map((place) => `a secret shows in ${place}`);
}
