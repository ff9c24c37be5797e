/** The one input object of an operation: its parameters, and its body or the members of it. */
import { asArray, asObject, type JsonObject } from '../../json.ts';
import { inherit } from '../../parse/origin.ts';
import type { OperationModel } from '../model.ts';
import { inputTypeName, requestTypeName } from '../names.ts';
import { UniqueNames } from '../unique-names.ts';
import type { DocumentContext } from './document-context.ts';
import { addMember, bodyModel, plainObject, type ReadBody } from './read-body.ts';
import type { ReadParameter } from './read-parameters.ts';

interface Parts {
  readonly id: string;
  readonly parameters: readonly ReadParameter[];
  readonly body: ReadBody | undefined;
}

/** What of an operation depends on its input. */
export type InputPart = Pick<OperationModel, 'body' | 'input'>;

/**
 * Members of the body stand beside the parameters where the body is a plain object and no name is taken twice, and where
 * sending none of them and sending no body need not be told apart; else the body is one member.
 */
export function buildInput(parts: Parts, context: DocumentContext): InputPart {
  const { id, parameters, body } = parts;
  const flat = body && flatBody(body, parameters, context);
  if (body && flat && parameters.length === 0) return wholeBody(id, body, context);
  if (!body && parameters.length === 0) return { body: 'none' };
  const schema: JsonObject = { type: 'object' };
  for (const { property: name, schema: member, required } of parameters)
    addMember(schema, { name, schema: member, required });
  const property = body && !flat ? bodyProperty(parameters) : undefined;
  if (body && property !== undefined)
    addMember(schema, { name: property, schema: body.schema, required: isRequired(body, context) });
  if (flat) addFlat(schema, flat);
  return {
    body: body ? bodyModel(body, { property, optional: !isRequired(body, context) }) : 'none',
    input: { schema: context.store.add(schema, inputTypeName(id)), required: mustSend(schema, context) },
  };
}

function wholeBody(id: string, body: ReadBody, context: DocumentContext): InputPart {
  const schema = context.store.nameOf(body.schema, requestTypeName(id));
  return {
    body: bodyModel(body, { optional: !isRequired(body, context) }),
    input: { schema, required: isRequired(body, context) },
  };
}

function addFlat(schema: JsonObject, flat: JsonObject): void {
  const required = new Set(asArray(flat.required));
  const taken = new Set(Object.keys(asObject(schema.properties)));
  for (const [name, member] of Object.entries(asObject(flat.properties))) {
    const isRequired = required.delete(name);
    // A parameter has the place of what is only read, as the id in the path has that of the one in the body.
    if (!taken.has(name)) addMember(schema, { name, schema: member, required: isRequired });
  }
  if (required.size > 0) schema.required = inherit([...asArray(schema.required), ...required], schema);
  const { additionalProperties } = flat;
  if (additionalProperties !== undefined) schema.additionalProperties = additionalProperties;
}

/** The body as members of the input, if it can be that. */
function flatBody(
  body: ReadBody,
  parameters: readonly ReadParameter[],
  context: DocumentContext,
): JsonObject | undefined {
  if (body.kind === 'text' || body.kind === 'binary') return undefined;
  const node = plainObject(body.schema, context);
  if (!node || (body.required === false && mustSend(node, context))) return undefined;
  const names = [...Object.keys(asObject(node.properties)), ...asArray(node.required)];
  const isTaken = parameters.some(({ property }) => names.includes(property) && !isOnlyRead(node, property, context));
  return isTaken || names.includes('__proto__') || (parameters.length > 0 && takesOthers(node)) ? undefined : node;
}

function takesOthers({ additionalProperties }: JsonObject): boolean {
  return additionalProperties !== undefined && additionalProperties !== false;
}

/** Documents that do not say whether a body is required mean it where the body has required members. */
function isRequired(body: ReadBody, context: DocumentContext): boolean {
  return body.required ?? mustSend(plainObject(body.schema, context), context);
}

/** True for an object with members that a request must have. */
function mustSend(schema: JsonObject | undefined, context: DocumentContext): boolean {
  return asArray(schema?.required).some((name) => schema && !isOnlyRead(schema, String(name), context));
}

/** True for a member that comes in answers and need not be sent. */
function isOnlyRead({ properties: all }: JsonObject, name: string, { store }: DocumentContext): boolean {
  const properties = asObject(all);
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return asObject(property).readOnly === true || asObject(store.follow(property)).readOnly === true;
}

function bodyProperty(parameters: readonly ReadParameter[]): string {
  return new UniqueNames(parameters.map(({ property }) => property)).take('body', 'requestBody');
}
