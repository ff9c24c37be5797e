import { readFileSync } from 'node:fs';

/** What happened in a warm run: `[kind, test or file, mutant, message]`; a line that was cut by an end is left out. */
export function readEvents(file) {
  return readFileSync(file, 'utf8').split('\n').flatMap(parse);
}

/**
 * Without what a test said in a time at whose end it was not sound: a test is played more than once, in each round and when
 * one was ended. `pending`: whether what a test said holds while it has not come to its end.
 */
export function heldEvents(events, { pending }) {
  const isSound = new Map();
  let otherwise = pending;
  const held = events.toReversed().filter(([kind, test]) => {
    if (kind === 'sound' || kind === 'spoilt') isSound.set(test, kind === 'sound');
    if (kind === 'ended') {
      isSound.clear();
      otherwise = false;
    }
    return !['killed', 'survived', 'missed'].includes(kind) || (isSound.get(test) ?? otherwise);
  });
  return held.toReversed();
}

function parse(line) {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
