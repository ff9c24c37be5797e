import { join } from 'node:path';
import { readEvents } from './events.mjs';

/**
 * What a warm run says of each mutant: killed by a test that was sound to its end, or survived all tests that cover it, each of
 * which came by the mutated code as often as in a world of its own. Of all others it is open, and said which tests still have
 * to be played: Stryker plays them in a world of their own. Neither is a mutant that changes how a file is loaded held to have
 * survived, for it was loaded without it.
 */
export function verdictsOf(folder, plans) {
  const [killed, survived] = [new Map(), new Map()];
  for (const [kind, test, mutant, message] of soundEvents(readEvents(join(folder, 'events.ndjson')))) {
    if (kind === 'killed') killed.set(mutant, { test, message });
    if (kind === 'survived') survived.set(mutant, (survived.get(mutant) ?? new Set()).add(test));
  }
  return Object.fromEntries(plans.map(({ mutant }) => [mutant.id, verdictOf(mutant, { killed, survived })]));
}

/** A test is played more than once, in each round and when one was ended: what it says holds if it is sound at the end of that time. */
function soundEvents(events) {
  const said = new Map();
  return events.flatMap((event) => {
    const [kind, test] = event;
    if (kind === 'ended') said.clear();
    else if (!said.has(test)) said.set(test, []);
    if (kind === 'killed' || kind === 'survived') said.get(test).push(event);
    if (kind !== 'sound' && kind !== 'spoilt') return [];
    const held = said.get(test);
    said.delete(test);
    return kind === 'sound' ? held : [];
  });
}

function verdictOf({ id, coveredBy, static: isStatic }, { killed, survived }) {
  const by = killed.get(id);
  if (by) return { status: 'killed', killedBy: [by.test], failureMessage: by.message, nrOfTests: 1 };
  const all = new Set(coveredBy);
  const left = [...all.difference(survived.get(id) ?? new Set())];
  if (!isStatic && left.length === 0) return { status: 'survived', nrOfTests: all.size };
  return { status: 'open', left };
}
