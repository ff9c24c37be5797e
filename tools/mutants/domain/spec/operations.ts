import type { Mutant, Path } from '../mutant.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker, type SpecMutant } from './mutant-maker.ts';

const verbs = ['get', 'put', 'post', 'delete', 'patch'];

/** How each operation of a document travels, changed in one place. */
export function operationMutants(provider: string, document: Members): Mutant[] {
  const made = Object.entries(membersOf(document.paths)).flatMap(([route, item]) =>
    Object.entries(membersOf(item))
      .filter(([verb]) => verbs.includes(verb))
      .flatMap(([verb, operation]) => changesOf({ route, verb, operation: membersOf(operation) })),
  );
  return made.map(mutantMaker(provider, 'openapi.json'));
}

interface Place {
  readonly route: string;
  readonly verb: string;
  readonly operation: Members;
}

function changesOf({ route, verb, operation }: Place): SpecMutant[] {
  const at: Path = ['paths', route, verb];
  const id = String(operation.operationId);
  const otherVerb = verb === 'get' ? 'delete' : 'put';
  return [
    { id: 'method', item: 'wrong method', path: at, edit: { do: 'rename', to: otherVerb } as const },
    { id: 'path', item: 'wrong path', path: ['paths', route], edit: { do: 'rename', to: `${route}/x` } as const },
    ...parameterChanges(at, operation),
    ...bodyChanges(at, operation),
    ...answerChanges(at, operation),
  ].map((one) => ({ ...one, id: `${id}/${one.id}`, hints: [`/${id}/`] }));
}

function parameterChanges(at: Path, operation: Members): SpecMutant[] {
  return listOf(operation.parameters).flatMap((parameter, index): SpecMutant[] => {
    const { name, in: place, required } = membersOf(parameter);
    const path = [...at, 'parameters', index];
    const id = `parameters/${name}`;
    const elsewhere = place === 'query' ? 'header' : 'query';
    return [
      { id: `${id}/removed`, item: 'parameter dropped', path, edit: { do: 'remove' } },
      ...(place === 'path'
        ? []
        : [
            {
              id: `${id}/in-${elsewhere}`,
              item: 'parameter elsewhere',
              path: [...path, 'in'],
              edit: { do: 'set', to: elsewhere },
            } as const,
            required === true
              ? ({
                  id: `${id}/optional`,
                  item: 'required dropped',
                  path: [...path, 'required'],
                  edit: { do: 'remove' },
                } as const)
              : ({
                  id: `${id}/required`,
                  item: 'required added',
                  path,
                  edit: { do: 'set', to: { ...membersOf(parameter), required: true } },
                } as const),
          ]),
    ];
  });
}

function bodyChanges(at: Path, operation: Members): SpecMutant[] {
  const body = membersOf(operation.requestBody);
  const path = [...at, 'requestBody'];
  const types = Object.keys(membersOf(body.content)).map(
    (type): SpecMutant => ({
      id: `body/${type}-as-form`,
      item: 'content-type changed',
      path: [...path, 'content', type],
      edit: { do: 'rename', to: 'application/x-www-form-urlencoded' },
    }),
  );
  if (operation.requestBody === undefined) return [];
  return [{ id: 'body/removed', item: 'body dropped', path, edit: { do: 'remove' } }, ...types];
}

function answerChanges(at: Path, operation: Members): SpecMutant[] {
  return Object.entries(membersOf(operation.responses))
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, answer]) =>
      Object.keys(membersOf(membersOf(answer).content)).map(
        (type): SpecMutant => ({
          id: `answers/${status}-${type}-removed`,
          item: 'answer type dropped',
          path: [...at, 'responses', status, 'content', type],
          edit: { do: 'remove' },
        }),
      ),
    );
}
