import type { Mutant, Path } from '../mutant.ts';
import { type Change, change } from './change.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker } from './mutant-maker.ts';

/** What a provider's own facts say beside the error contract, each changed in one place. */
export function factMutants(provider: string, facts: Members): Mutant[] {
  const made = [
    ...credentials(membersOf(facts.auth)),
    ...addresses(facts),
    ...operations(membersOf(facts.operations)),
    ...sources('envelope', membersOf(facts.envelope)),
    ...Object.entries(membersOf(facts.tasks)).flatMap(([name, task]) => taskChanges(name, membersOf(task))),
    ...(facts.uploads === undefined ? [] : uploadChanges(membersOf(facts.uploads))),
    ...Object.entries(membersOf(facts.images)).flatMap(([operation, locators]) => locatorChanges(operation, locators)),
    ...metaChanges(membersOf(facts.meta)),
  ];
  return made.map(mutantMaker(provider, 'provider.yaml'));
}

function credentials({ scheme, name }: Members): Change[] {
  const item = 'auth header name swapped';
  const env = change('auth/env', 'environment variable changed').set(['auth', 'env'], 'OTHER_API_KEY');
  if (scheme === 'bearer') {
    const to = { scheme: 'apiKey', in: 'header', name: 'x-api-key', env: 'OTHER_API_KEY' };
    return [change('auth/header', item).set(['auth'], to), env];
  }
  const bearer = { scheme: 'bearer', env: 'OTHER_API_KEY' };
  return [
    change('auth/header', item).set(['auth', 'name'], `${name}-2`),
    change('auth/bearer', item).set(['auth'], bearer),
    env,
  ];
}

function addresses({ baseUrl, servers }: Members): Change[] {
  const item = 'server address changed';
  return [
    change('base-url', item).set(['baseUrl'], elsewhere(baseUrl)),
    ...Object.entries(membersOf(servers)).map(([name, server]) =>
      change(`servers/${name}`, item).set(['servers', name, 'url'], elsewhere(membersOf(server).url)),
    ),
  ];
}

/** The same address at another host. */
function elsewhere(url: unknown): string {
  return String(url).replace('://', '://other-');
}

/** What is a read may be sent again; what needs no key works without one. */
function operations(known: Members): Change[] {
  return Object.entries(known).flatMap(([id, facts]) => {
    const { safe, auth } = membersOf(facts);
    const path = ['operations', id];
    return [
      ...(safe === undefined ? [] : [change(`${id}/safe`, 'safe flipped').set([...path, 'safe'], !safe)]),
      ...(auth === undefined ? [] : [change(`${id}/key-required`, 'key required').remove([...path, 'auth'])]),
    ].map((made) => ({ ...made, hints: [`/${id}/`] }));
  });
}

/** Ordered places to read something from: each one left out, and each pair the other way round. */
function sources(name: string, places: Members, at: Path = [name]): Change[] {
  return Object.entries(places).flatMap(([member, value]) =>
    listOf(value).flatMap((place, index, all) => {
      const path = [...at, member, index];
      const text = typeof place === 'string' ? place : String(membersOf(place).header ?? membersOf(place).body);
      return [
        ...(all.length > 1 || name !== 'envelope' || member !== 'message'
          ? [change(`${name}/${member}/without-${text}`, `${name} source dropped`).remove(path)]
          : [change(`${name}/${member}/other`, `${name} source dropped`).set(path, '/nowhere')]),
        ...(index + 1 < all.length
          ? [change(`${name}/${member}/${text}-after-next`, `${name} sources swapped`).swapWithNext(path)]
          : []),
      ];
    }),
  );
}

function metaChanges({ clientRequestId, ...meta }: Members): Change[] {
  return [
    ...sources('meta', meta),
    ...(clientRequestId === undefined
      ? []
      : [
          change('meta/clientRequestId', 'meta header changed').set(
            ['meta', 'clientRequestId', 'header'],
            'x-other-id',
          ),
        ]),
  ];
}

function taskChanges(name: string, task: Members): Change[] {
  const at: Path = ['tasks', name];
  const changed: Change[] = ['id', 'status', 'firstWait', 'every', 'result'].flatMap((member) => {
    if (task[member] === undefined) return [];
    const path = [...at, member];
    if (member === 'every') return [change('task/every', 'poll interval changed').set(path, '250ms')];
    if (member === 'firstWait') return [change('task/no-first-wait', 'first wait ignored').remove(path)];
    if (member === 'result') return [change('task/no-result', 'task result not fetched').remove(path)];
    return [change(`task/${member}`, 'task pointer changed').set(path, '/elsewhere')];
  });
  const states = ['pending', 'done', 'failed'].flatMap((state) =>
    listOf(task[state]).flatMap((value, index) => {
      const path = [...at, state];
      const others = ['pending', 'done', 'failed'].filter((other) => other !== state);
      return [
        change(`task/${state}/${value}-unknown`, 'task state dropped').set([...path, index], 'NONE'),
        ...others.map((other) =>
          change(`task/${state}/${value}-as-${other}`, 'task state moved').set(
            at,
            moved(task, { state, other, index }),
          ),
        ),
      ];
    }),
  );
  return [...changed, ...states].map((one) => ({ ...one, hints: [`${name}.run`, `${name}.wait`] }));
}

/** The state in the list of another one; its own list must not be empty, so a state that there is not stays in it. */
function moved(
  task: Members,
  from: { readonly state: string; readonly other: string; readonly index: number },
): Members {
  const left = listOf(task[from.state]).toSpliced(from.index, 1, 'NONE');
  const value = listOf(task[from.state])[from.index];
  return { ...task, [from.state]: left, [from.other]: [...listOf(task[from.other]), value] };
}

function uploadChanges(uploads: Members): Change[] {
  const pointers = ['url', 'fields', 'result'].map((member) =>
    change(`uploads/${member}`, 'upload pointer changed').set(['uploads', member], '/elsewhere'),
  );
  return [
    ...pointers,
    change('uploads/part', 'upload part renamed').set(['uploads', 'filePart'], 'document'),
    ...(uploads.expires === undefined
      ? []
      : [change('uploads/expires', 'lifetime changed').set(['uploads', 'expires'], '99d')]),
  ].map((one) => ({ ...one, hints: ['upload'] }));
}

function locatorChanges(operation: string, locators: unknown): Change[] {
  return listOf(locators).flatMap((locator, index, all) => {
    const path: Path = ['images', operation, index];
    const members = Object.keys(membersOf(locator)).filter((name) => !['evidence', 'source', 'note'].includes(name));
    return [
      ...(all.length > 1 ? [change(`images/${operation}/${index}/removed`, 'image place dropped').remove(path)] : []),
      ...(index + 1 < all.length
        ? [change(`images/${operation}/${index}/after-next`, 'image places swapped').swapWithNext(path)]
        : []),
      ...members.map((member) =>
        member === 'expires'
          ? change(`images/${operation}/${index}/expires`, 'lifetime changed').set([...path, member], '99d')
          : change(`images/${operation}/${index}/${member}`, 'image place changed').set(
              [...path, member],
              '/elsewhere',
            ),
      ),
    ].map((one) => ({ ...one, hints: [`/${operation}/`, '.run/', '.wait/'] }));
  });
}
