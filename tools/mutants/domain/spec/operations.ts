import type { Mutant, Path } from '../mutant.ts';
import { type Change, change } from './change.ts';
import { valueAt } from './edit-value.ts';
import { listOf, type Members, membersOf } from './json.ts';
import { mutantMaker } from './mutant-maker.ts';

const verbs = ['get', 'put', 'post', 'delete', 'patch'];

/** How each operation of a document travels, changed in one place. */
export function operationMutants(provider: string, document: Members): Mutant[] {
  const made = Object.entries(membersOf(document.paths)).flatMap(([route, item]) =>
    Object.entries(membersOf(item))
      .filter(([verb]) => verbs.includes(verb))
      .flatMap(([verb, operation]) => changesOf({ route, verb, operation: membersOf(operation), document })),
  );
  return made.map(mutantMaker(provider, 'openapi.json'));
}

interface Place {
  readonly route: string;
  readonly verb: string;
  readonly operation: Members;
  readonly document: Members;
}

function changesOf({ route, verb, operation, document }: Place): Change[] {
  const at: Path = ['paths', route, verb];
  const id = String(operation.operationId);
  return [
    change('method', 'wrong method').rename(at, verb === 'get' ? 'delete' : 'put'),
    change('path', 'wrong path').rename(['paths', route], `${route}/x`),
    ...listOf(operation.parameters).flatMap((parameter, index) =>
      parameterChanges([...at, 'parameters', index], resolved(document, parameter)),
    ),
    ...bodyChanges(at, operation),
    ...answerChanges(at, operation),
  ].map((one) => ({ ...one, id: `${id}/${one.id}`, hints: [`/${id}/`] }));
}

/** A parameter that is written once for several operations is changed for one of them only. */
function resolved(document: Members, parameter: unknown): Members {
  const { $ref } = membersOf(parameter);
  if (typeof $ref !== 'string') return membersOf(parameter);
  return membersOf(valueAt(document, $ref.replace('#/', '').split('/')));
}

function parameterChanges(at: Path, parameter: Members): Change[] {
  const { name, in: place, required } = parameter;
  const id = `parameters/${name}`;
  const elsewhere = place === 'query' ? 'header' : 'query';
  const removed = change(`${id}/removed`, 'parameter dropped').remove(at);
  if (place === 'path') return [removed];
  return [
    removed,
    change(`${id}/in-${elsewhere}`, 'parameter elsewhere').set(at, { ...parameter, in: elsewhere }),
    required === true
      ? change(`${id}/optional`, 'required dropped').set(at, { ...parameter, required: false })
      : change(`${id}/required`, 'required added').set(at, { ...parameter, required: true }),
  ];
}

function bodyChanges(at: Path, { requestBody }: Members): Change[] {
  if (requestBody === undefined) return [];
  const path = [...at, 'requestBody'];
  const types = Object.keys(membersOf(membersOf(requestBody).content));
  const form = 'application/x-www-form-urlencoded';
  return [
    change('body/removed', 'body dropped').remove(path),
    ...types.map((type) =>
      change(`body/${type}-as-form`, 'content-type changed').rename([...path, 'content', type], form),
    ),
  ];
}

function answerChanges(at: Path, { responses }: Members): Change[] {
  return Object.entries(membersOf(responses))
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, answer]) =>
      Object.keys(membersOf(membersOf(answer).content)).map((type) =>
        change(`answers/${status}-${type}-removed`, 'answer type dropped').remove([
          ...[...at, 'responses', status],
          ...['content', type],
        ]),
      ),
    );
}
