/** Where in the sandbox a warm run keeps its plan, what happened, and the verdicts. */
export const warmFolder = '.warm';
