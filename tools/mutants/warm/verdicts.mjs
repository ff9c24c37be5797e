import { join } from 'node:path';
import { heldEvents, readEvents } from './events.mjs';

/**
 * What a warm run says of each mutant: killed by a test that was sound to its end, or survived all tests that cover it, each of
 * which came by the mutated code as often as it does without it. Of all others it is open, and said which tests still have
 * to be played: Stryker plays them in a world of their own. Neither is a mutant that changes how a file is loaded held to have
 * survived, for it was loaded without it.
 */
export function verdictsOf(folder, plans) {
  const events = heldEvents(readEvents(join(folder, 'events.ndjson')), { pending: false });
  const [killed, survived] = [new Map(), new Map()];
  for (const [kind, test, mutant, message] of events) {
    if (kind === 'killed') killed.set(mutant, { test, message });
    if (kind === 'survived') survived.set(mutant, (survived.get(mutant) ?? new Set()).add(test));
  }
  return Object.fromEntries(plans.map(({ mutant }) => [mutant.id, verdictOf(mutant, { killed, survived })]));
}

function verdictOf({ id, coveredBy, static: isStatic }, { killed, survived }) {
  const by = killed.get(id);
  if (by) return { status: 'killed', killedBy: [by.test], failureMessage: by.message, nrOfTests: 1 };
  const all = new Set(coveredBy);
  const left = [...all.difference(survived.get(id) ?? new Set())];
  if (!isStatic && left.length === 0) return { status: 'survived', nrOfTests: all.size };
  return { status: 'open', left };
}
