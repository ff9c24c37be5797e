/** What an operation can be to a fault. Which operation of a provider plays which role stands in its `features.yaml`. */
export const roles = {
  read: 'Costs nothing, may be sent again, answers in JSON',
  paid: 'Costs money, so it is sent once; can answer in JSON',
  task: 'Waits for a task by its id',
  run: 'Submits a task and waits for it',
  download: 'Gives images by their address, which are read in a request of their own',
  upload: 'Puts a file where a ticket says',
  stream: 'Answers in events, one after another',
} as const;

/** Name of a role. */
export type Role = keyof typeof roles;

/** Names of all roles. */
export const roleNames = Object.keys(roles) as Role[]; // keys of a constant, which TypeScript widens
