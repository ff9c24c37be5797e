import { sep } from 'node:path';
import { playCases } from './play-cases.mjs';

// What is written for this client: its calls, its answers, its errors. The matrix of faults, which is written for all
// clients, is about the runtime below them.
playCases(({ file }) => !file.includes(`${sep}faults${sep}`));
