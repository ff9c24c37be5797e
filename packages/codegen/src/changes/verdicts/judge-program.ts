/**
 * The program that judges, in a process of its own: the sources of both revisions are loaded there, and a pattern that never
 * ends is ended with it. Takes the values of values.js beside it, prints one verdict a value and revision: null, or the place and words
 * of the first fault.
 */
export const judgeProgram = `import values from './values.js';

const revisions = await Promise.all(['before', 'after'].map(load));
process.stdout.write(JSON.stringify(values.map((value) => revisions.map((revision) => judge(revision, value)))));

async function load(name) {
  const all = Object.values(await import('./' + name + '/operations.js'));
  const operations = all.filter((one) => typeof one?.validators === 'function');
  const tasks = all.filter((one) => typeof one?.create?.validators === 'function');
  const byId = new Map(operations.map((one) => [one.id, one]));
  for (const { name: task, create } of tasks) for (const verb of ['run', 'submit']) byId.set(task + '.' + verb, create);
  const validators = new Map();
  for (const one of operations) validators.set(one, (await one.validators?.()) ?? {});
  return { byId, operations, validators };
}

function judge({ byId, operations, validators }, { kind, operation, request, value }) {
  const found = request ? operations.find((one) => answers(one, request)) : byId.get(operation);
  const validator = validators.get(found)?.[kind === 'request' ? 'input' : 'output'];
  if (!validator) return { absent: true };
  const { success, error } = validator().safeParse(value);
  return { id: found.id, ...(success ? {} : { fault: faultOf(error.issues) }) };
}

function answers({ method, path }, request) {
  const pattern = path.split(/\\{[^}]+\\}/).map((text) => text.replace(/[.*+?^$()[\\]{}|\\\\]/g, '\\\\$&')).join('[^/]+');
  return method === request.method && new RegExp('^' + pattern + '$').test(request.path);
}

function faultOf(issues, base = []) {
  const [issue] = issues;
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return { path: [...path, issue.keys[0]], message: 'unknown property' };
  const branches = (issue.errors ?? []).filter((branch) => branch.length > 0);
  if (branches.length === 0) return { path, message: issue.message };
  return branches.map((branch) => faultOf(branch, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
`;
