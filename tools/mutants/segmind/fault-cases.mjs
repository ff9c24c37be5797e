import { sep } from 'node:path';
import { playCases } from './play-cases.mjs';

// What is written for all clients: the matrix of faults.
playCases(({ file }) => file.includes(`${sep}faults${sep}`));
