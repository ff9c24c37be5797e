import { sep } from 'node:path';
import { isFault, playCases } from './play-cases.mjs';

// Of the matrix of faults, which is written for all clients and about the runtime below them, what its error contract makes
// of a wire that fails: on one paid operation, and on a read where that may be sent again.
const aboutContract = ['network', 'redirect', 'tls', 'task'].map((group) => `${sep}faults${sep}${group}${sep}`);

/** Those that wait for a clock that others wait for too: to the contract they are the same, and they take most of the time. */
const sameClock = [
  'body-stops',
  'chunks-stop',
  'deadline-connecting',
  'deadline-dripping',
  'deadline-over-gzip',
  'deadline-queueing',
  'header-drips',
  'interim-answers-drip',
  'last-byte-missing',
  'nothing-comes',
  'paid-once-silent',
].map((name) => `segmind/qwenImage.generate/${name}`);

const ofRead = ['announced-too-large', 'chunk-cut', 'nothing-comes'].map((name) => `segmind/credits.get/${name}`);

playCases((planned) => {
  const { name, file, operation, expect } = planned;
  const isFailure = expect.error !== undefined && ['qwenImage.generate', 'qwenImage.wait'].includes(operation);
  const isAbout = aboutContract.some((folder) => file.includes(folder));
  return isFault(planned) && (ofRead.includes(name) || (isFailure && isAbout && !sameClock.includes(name)));
});
