import type { PageFacts } from '../docs/page-facts.ts';
import type { LockedFacts } from './lock.ts';

/** What a lock keeps of a page: lists whose order means nothing are sorted, so that moving a row is no change. */
export function factsOf({ endpoints, models, headers, request, answers, errors }: PageFacts): LockedFacts {
  return {
    endpoints: sortedBy(endpoints, ({ method, url }) => `${url} ${method}`),
    models: [...models].sort(),
    headers: sortedBy(headers, ({ name }) => name.toLowerCase()),
    ...(request && { request }),
    answers: sortedBy(answers, ({ status }) => String(status ?? '')),
    errors: sortedBy(errors, ({ status, title }) => `${status} ${title}`),
  };
}

function sortedBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
