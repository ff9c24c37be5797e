import { join } from 'node:path';
import { readEvents } from './events.mjs';

/**
 * What a warm run says of each mutant: killed by a test that was sound to its end, or survived all tests that cover it, each of
 * which came by the mutated code as often as in a world of its own. Of all others nothing: Stryker has to play them in a world of their own. Neither is a mutant
 * that changes how a file is loaded held to have survived, for it was loaded without it.
 */
export function verdictsOf(folder, plans) {
  const events = readEvents(join(folder, 'events.ndjson'));
  const sound = new Set(events.flatMap(([kind, test]) => (kind === 'sound' ? test : [])));
  const [killed, survived] = [new Map(), new Map()];
  for (const [kind, test, mutant, message] of events) {
    if (kind === 'killed' && sound.has(test)) killed.set(mutant, { test, message });
    if (kind === 'survived' && sound.has(test)) survived.set(mutant, (survived.get(mutant) ?? new Set()).add(test));
  }
  const verdicts = {};
  for (const { mutant } of plans) {
    const by = killed.get(mutant.id);
    const all = new Set(mutant.coveredBy).size;
    if (by) verdicts[mutant.id] = { status: 'killed', killedBy: [by.test], failureMessage: by.message, nrOfTests: 1 };
    else if (!mutant.static && survived.get(mutant.id)?.size === all)
      verdicts[mutant.id] = { status: 'survived', nrOfTests: all };
  }
  return verdicts;
}
