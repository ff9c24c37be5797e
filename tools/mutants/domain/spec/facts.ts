import type { Edit, Mutant, Path } from '../mutant.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker, type SpecMutant } from './mutant-maker.ts';

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

function credentials({ scheme, name }: Members): SpecMutant[] {
  const item = 'auth header name swapped';
  const env = set('auth/env', 'environment variable changed', ['auth', 'env'], 'OTHER_API_KEY');
  if (scheme === 'bearer') {
    const to = { scheme: 'apiKey', in: 'header', name: 'x-api-key', env: 'OTHER_API_KEY' };
    return [set('auth/header', item, ['auth'], to), env];
  }
  const bearer = { scheme: 'bearer', env: 'OTHER_API_KEY' };
  return [set('auth/header', item, ['auth', 'name'], `${name}-2`), set('auth/bearer', item, ['auth'], bearer), env];
}

function addresses({ baseUrl, servers }: Members): SpecMutant[] {
  const item = 'server address changed';
  return [
    set('base-url', item, ['baseUrl'], `${baseUrl}/elsewhere`),
    ...Object.entries(membersOf(servers)).map(([name, server]) =>
      set(`servers/${name}`, item, ['servers', name, 'url'], `${membersOf(server).url}/elsewhere`),
    ),
  ];
}

/** What is a read may be sent again; what needs no key works without one. */
function operations(known: Members): SpecMutant[] {
  return Object.entries(known).flatMap(([id, facts]) => {
    const { safe, auth } = membersOf(facts);
    const path = ['operations', id];
    return [
      ...(safe === undefined ? [] : [set(`${id}/safe`, 'safe flipped', [...path, 'safe'], !safe)]),
      ...(auth === undefined ? [] : [remove(`${id}/key-required`, 'key required', [...path, 'auth'])]),
    ].map((made) => ({ ...made, hints: [`/${id}/`] }));
  });
}

/** Ordered places to read something from: each one left out, and each pair the other way round. */
function sources(name: string, places: Members, at: Path = [name]): SpecMutant[] {
  return Object.entries(places).flatMap(([member, value]) =>
    listOf(value).flatMap((place, index, all) => {
      const path = [...at, member, index];
      const text = typeof place === 'string' ? place : String(membersOf(place).header ?? membersOf(place).body);
      return [
        ...(all.length > 1 || name !== 'envelope' || member !== 'message'
          ? [remove(`${name}/${member}/without-${text}`, `${name} source dropped`, path)]
          : [set(`${name}/${member}/other`, `${name} source dropped`, path, '/nowhere')]),
        ...(index + 1 < all.length
          ? [made(`${name}/${member}/${text}-after-next`, `${name} sources swapped`, path, { do: 'swap-with-next' })]
          : []),
      ];
    }),
  );
}

function metaChanges({ clientRequestId, ...meta }: Members): SpecMutant[] {
  return [
    ...sources('meta', meta),
    ...(clientRequestId === undefined
      ? []
      : [set('meta/clientRequestId', 'meta header changed', ['meta', 'clientRequestId', 'header'], 'x-other-id')]),
  ];
}

function taskChanges(name: string, task: Members): SpecMutant[] {
  const at: Path = ['tasks', name];
  const changed: SpecMutant[] = ['id', 'status', 'firstWait', 'every', 'result'].flatMap((member) => {
    if (task[member] === undefined) return [];
    const path = [...at, member];
    if (member === 'every') return [set('task/every', 'poll interval changed', path, '250ms')];
    if (member === 'firstWait') return [remove('task/no-first-wait', 'first wait ignored', path)];
    if (member === 'result') return [remove('task/no-result', 'task result not fetched', path)];
    return [set(`task/${member}`, 'task pointer changed', path, '/elsewhere')];
  });
  const states = ['pending', 'done', 'failed'].flatMap((state) =>
    listOf(task[state]).flatMap((value, index) => {
      const path = [...at, state];
      const others = ['pending', 'done', 'failed'].filter((other) => other !== state);
      return [
        set(`task/${state}/${value}-unknown`, 'task state dropped', [...path, index], 'NONE'),
        ...others.map((other) =>
          set(`task/${state}/${value}-as-${other}`, 'task state moved', at, moved(task, { state, other, index })),
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

function uploadChanges(uploads: Members): SpecMutant[] {
  const pointers = ['url', 'fields', 'result'].map((member) =>
    set(`uploads/${member}`, 'upload pointer changed', ['uploads', member], '/elsewhere'),
  );
  return [
    ...pointers,
    set('uploads/part', 'upload part renamed', ['uploads', 'filePart'], 'document'),
    ...(uploads.expires === undefined
      ? []
      : [set('uploads/expires', 'lifetime changed', ['uploads', 'expires'], '99d')]),
  ].map((one) => ({ ...one, hints: ['upload'] }));
}

function locatorChanges(operation: string, locators: unknown): SpecMutant[] {
  return listOf(locators).flatMap((locator, index, all) => {
    const path: Path = ['images', operation, index];
    const members = Object.keys(membersOf(locator)).filter((name) => !['evidence', 'source', 'note'].includes(name));
    return [
      ...(all.length > 1 ? [remove(`images/${operation}/${index}/removed`, 'image place dropped', path)] : []),
      ...(index + 1 < all.length
        ? [made(`images/${operation}/${index}/after-next`, 'image places swapped', path, { do: 'swap-with-next' })]
        : []),
      ...members.map((member) =>
        member === 'expires'
          ? set(`images/${operation}/${index}/expires`, 'lifetime changed', [...path, member], '99d')
          : set(`images/${operation}/${index}/${member}`, 'image place changed', [...path, member], '/elsewhere'),
      ),
    ].map((one) => ({ ...one, hints: [`/${operation}/`, '.run/', '.wait/'] }));
  });
}

function made(id: string, item: string, path: Path, edit: Edit): SpecMutant {
  return { id, item, path, edit };
}

function set(id: string, item: string, path: Path, to: unknown): SpecMutant {
  return made(id, item, path, { do: 'set', to });
}

function remove(id: string, item: string, path: Path): SpecMutant {
  return made(id, item, path, { do: 'remove' });
}
