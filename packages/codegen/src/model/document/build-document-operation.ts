/** One operation of a document as a model; two where it can also answer with events. */
import { asObject, asString, type JsonObject } from '../../json.ts';
import type { OperationModel } from '../model.ts';
import { camelCase, pascalCase } from '../names.ts';
import type { UniqueNames } from '../unique-names.ts';
import { buildInput } from './build-input.ts';
import type { DocumentContext } from './document-context.ts';
import { cut } from './member-names.ts';
import type { NamedOperation } from './name-operations.ts';
import { type Answers, readAnswers, readFailures, readResponses } from './read-answers.ts';
import { plainObject, type ReadBody, readBody } from './read-body.ts';
import { pathOf, readParameters } from './read-parameters.ts';
import type { ReadSecurity } from './read-security.ts';
import type { ReadServers } from './read-servers.ts';

/** What an operation takes over from the document. */
export interface Surroundings {
  readonly context: DocumentContext;
  readonly security: ReadSecurity;
  readonly servers: ReadServers;
  /** Names of constants. */
  readonly values: UniqueNames;
  /** Names of the methods of a resource. */
  readonly methods: (resource: string) => UniqueNames;
}

/** Builds the model, or the models. */
export function buildDocumentOperation(source: NamedOperation, surroundings: Surroundings): OperationModel[] {
  const { context, security, servers, values, methods } = surroundings;
  const { resource, methodName, node } = source;
  const id = [...resource, methodName].join('.');
  const parameters = readParameters(source, context);
  const body = readBody(source, context);
  const responses = readResponses(source, context);
  const answers = readAnswers(id, { all: responses, source }, context);
  const failures = readFailures(id, responses, context);
  const common = {
    resource,
    httpMethod: source.method.toUpperCase(),
    path: pathOf(source),
    safe: ['get', 'head', 'options'].includes(source.method),
    ...security.of(source),
    ...servers.of(node, source.item),
    parameters: parameters.map(({ model }) => model),
    ...buildInput({ id, parameters, body }, context),
    description: describe(node),
    node,
  };
  const failing = (of: string): Pick<OperationModel, 'failures' | 'failureName'> =>
    failures.length > 0 ? { failures, failureName: context.store.takeName(`${pascalCase(of)}Failure`) } : {};
  const whole = {
    ...common,
    ...failing(id),
    id,
    methodName,
    constName: values.take(cut(camelCase(id))),
    ...answerPart(answers.whole),
  };
  if (!answers.events) return [whole];
  const streamName = methods(resource.join('.')).take(`${methodName}Stream`);
  const streamId = [...resource, streamName].join('.');
  const isSwitched = hasSwitch(body, context);
  const fixed = isSwitched && { fixed: { stream: true } };
  const refused = isSwitched && { refused: { stream: { value: true as const, method: streamId } } };
  const named = { id: streamId, methodName: streamName, constName: values.take(cut(camelCase(streamId))) };
  return [
    { ...whole, ...refused },
    { ...common, ...failing(streamId), ...named, ...fixed, ...answerPart(answers.events) },
  ];
}

function answerPart({ accept, kinds, output }: Answers): Pick<OperationModel, 'accept' | 'answers' | 'output'> {
  return { accept, answers: kinds, ...(output !== undefined && { output }) };
}

/** True where the body has the member that asks for events. */
function hasSwitch(body: ReadBody | undefined, context: DocumentContext): boolean {
  const properties = body?.kind === 'json' ? asObject(plainObject(body.schema, context)?.properties) : {};
  const { type } = asObject(context.store.follow(properties.stream));
  return [type].flat().includes('boolean');
}

function describe(node: JsonObject): string {
  const texts = [asString(node.summary), asString(node.description)].map((text) => text?.trim() ?? '');
  const text = [...new Set(texts.filter((one) => one !== ''))].join('\n\n');
  return `${text}${node.deprecated === true ? '\n\n@deprecated' : ''}`.trim();
}
