import { sep } from 'node:path';
import { playCases } from './play-cases.mjs';

// What is written for this client: its calls, its answers, its errors. Of the matrix of faults, which is written for all
// clients and about the runtime below them, what its error contract makes of a wire that fails: on one operation.
const aboutContract = ['network', 'redirect', 'tls', 'task'].map((group) => `${sep}faults${sep}${group}${sep}`);

playCases(({ file, operation, expect }) => {
  if (!file.includes(`${sep}faults${sep}`)) return true;
  const isFailure = expect.error !== undefined && ['qwenImage.generate', 'qwenImage.wait'].includes(operation);
  return isFailure && aboutContract.some((folder) => file.includes(folder));
});
