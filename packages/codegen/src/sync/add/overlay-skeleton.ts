/** The first overlay of a captured document: what it lacks to be generated from. */
import type { FactSchema, PageFacts } from '../../docs/page-facts.ts';
import { asArray, asObject, isObject, type Json, type JsonObject } from '../../json.ts';
import { toJson } from '../to-json.ts';
import { describeValue } from './describe-value.ts';

/** What the overlay is about. */
export interface SkeletonOptions {
  /** The captured document. */
  readonly document: JsonObject;
  /** What was read of the page, in its prose too. */
  readonly facts: PageFacts;
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  /** Our own words for the operation, where another document has them. */
  readonly words: { readonly summary?: string; readonly description: string };
  readonly model: string;
}

/** One action of an overlay. */
export interface OverlayAction {
  readonly target: string;
  readonly description: string;
  readonly update?: Json;
  readonly remove?: true;
}

/** The overlay's value, and how many of its descriptions were made of facts alone. */
export function overlaySkeleton(options: SkeletonOptions): { overlay: JsonObject; made: number } {
  const { document, facts, path, method, operationId, words, model } = options;
  const target = `$.paths${step(path)}.${method}`;
  const operation = asObject(asObject(asObject(document.paths)[path])[method]);
  const actions: OverlayAction[] = [
    ...withoutSecurity(document, { target, operation }),
    {
      target,
      description: "The page's operationId is machine-made, and its prose was dropped at capture.",
      update: { operationId, ...words },
    },
    ...requestActions(operation, { target, model, facts }),
    ...answerActions(operation, { target, model }),
    ...componentActions(document),
  ];
  const title = `Corrections to the captured page of ${model}`;
  const overlay = { overlay: '1.0.0', info: { title, version: '1.0.0' }, actions: actions.map((one) => ({ ...one })) };
  return { overlay, made: actions.reduce((sum, { update }) => sum + countWords(update ?? null), 0) };
}

/** How the key travels is said once for a provider, in provider.yaml and its own document. */
function withoutSecurity(
  document: JsonObject,
  { target, operation }: { target: string; operation: JsonObject },
): OverlayAction[] {
  const places = [
    ...(document.security === undefined ? [] : ['$.security']),
    ...(asObject(document.components).securitySchemes === undefined ? [] : ['$.components.securitySchemes']),
    ...(operation.security === undefined ? [] : [`${target}.security`]),
  ];
  const description = 'How the key travels is said once, for all pages.';
  return places.map((place) => ({ target: place, description, remove: true }));
}

function jsonSchema(holder: Json | undefined): JsonObject | undefined {
  const { schema } = asObject(asObject(asObject(holder).content)['application/json']);
  return isObject(schema) ? schema : undefined;
}

const jsonPath = ".content['application/json'].schema";

function requestActions(
  operation: JsonObject,
  { target, model, facts }: { target: string; model: string; facts: PageFacts },
): OverlayAction[] {
  const schema = jsonSchema(operation.requestBody);
  if (!schema || schema.$ref !== undefined) return [];
  const title = schema.title === undefined ? { title: model } : {};
  const update = { ...title, description: `A request to \`${model}\`.` };
  const said = facts.request ?? {};
  return describeSchema(schema, { target: `${target}.requestBody${jsonPath}`, update, said });
}

function answerActions(operation: JsonObject, { target, model }: { target: string; model: string }): OverlayAction[] {
  return Object.entries(asObject(operation.responses)).flatMap(([status, answer]) => {
    const place = `${target}.responses${step(status)}`;
    const schema = jsonSchema(answer);
    const isGood = status.startsWith('2');
    const described = { description: isGood ? 'What was made.' : 'What went wrong.' };
    const lacks: OverlayAction = {
      target: place,
      description: 'OpenAPI requires a description, and prose is not captured.',
      update: described,
    };
    if (!schema || schema.$ref !== undefined) return [lacks];
    const update = { description: `The answer of \`${model}\`, as its page has it.` };
    return [lacks, ...describeSchema(schema, { target: `${place}${jsonPath}`, update })];
  });
}

function componentActions(document: JsonObject): OverlayAction[] {
  const schemas = asObject(asObject(document.components).schemas);
  return Object.entries(schemas).flatMap(([name, schema]) =>
    isObject(schema)
      ? describeSchema(schema, {
          target: `$.components.schemas${step(name)}`,
          update: { description: describeValue(schema) },
        })
      : [],
  );
}

interface Described {
  readonly target: string;
  readonly update: JsonObject;
  /** What the page says of the same value, its prose included. */
  readonly said?: FactSchema | undefined;
}

/** One action for the schema and what is in it; forms of a union are items of a list, which an update only adds to. */
function describeSchema(schema: JsonObject, { target, update, said }: Described): OverlayAction[] {
  const words = { ...update, ...saidInProse(schema, said), ...wordsInside(schema, said) };
  const description = 'First words for the fields, made of their facts.';
  return [{ target, description, update: words }, ...formsIn(schema, { target, said })];
}

function wordsInside(schema: JsonObject, said: FactSchema | undefined): JsonObject {
  const properties = Object.entries(asObject(schema.properties)).flatMap(([name, property]) => {
    if (!isObject(property) || property.$ref !== undefined) return [];
    const inner = saidOf(said, name);
    const prose = saidInProse(property, inner);
    const description = describeValue({ ...property, ...prose });
    return [[name, { description, ...prose, ...wordsInside(property, inner) }] as const];
  });
  const items = isObject(schema.items) && schema.items.$ref === undefined ? wordsInside(schema.items, said?.items) : {};
  return {
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(Object.keys(items).length > 0 && { items }),
  };
}

function saidOf(said: FactSchema | undefined, name: string): FactSchema | undefined {
  return said?.properties && Object.hasOwn(said.properties, name) ? said.properties[name] : undefined;
}

const limits = ['minimum', 'maximum', 'multipleOf', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems'];

/** Rules that the page gives in prose only, such as multiples of 32. */
function saidInProse(schema: JsonObject, said: FactSchema | undefined): JsonObject {
  const only = limits.filter((keyword) => schema[keyword] === undefined && said?.[keyword] !== undefined);
  return Object.fromEntries(only.map((keyword) => [keyword, toJson(said?.[keyword])]));
}

function formsIn(schema: JsonObject, { target, said }: Pick<Described, 'target' | 'said'>): OverlayAction[] {
  const members = Object.entries(asObject(schema.properties)).flatMap(([name, value]) =>
    isObject(value) ? formsIn(value, { target: `${target}.properties${step(name)}`, said: saidOf(said, name) }) : [],
  );
  const items = isObject(schema.items) ? formsIn(schema.items, { target: `${target}.items`, said: said?.items }) : [];
  const forms = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) =>
    asArray(schema[keyword]).flatMap((form, index) => {
      if (!isObject(form) || form.$ref !== undefined) return [];
      const update = { description: describeValue(form) };
      const inner = keyword === 'anyOf' ? said?.anyOf?.[index] : undefined;
      return describeSchema(form, { target: `${target}.${keyword}[${index}]`, update, said: inner });
    }),
  );
  return [...members, ...items, ...forms];
}

/** A step to a name in a JSONPath, which may hold whatever names may. */
function step(name: string): string {
  return /^[\w/{}. -]*$/.test(name) ? `['${name}']` : `[${JSON.stringify(name)}]`;
}

function countWords(update: Json): number {
  if (!isObject(update)) return 0;
  const own = typeof update.description === 'string' ? 1 : 0;
  return Object.values(update).reduce<number>((sum, value) => sum + countWords(value), own);
}
