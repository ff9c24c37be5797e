import { sep } from 'node:path';
import { playCases } from './play-cases.mjs';

// What is written for this client: its calls, its answers, its errors.
playCases(({ file }) => !file.includes(`${sep}faults${sep}`));
