/** Parameters of an operation: where they travel, and how they are called in the input. */
import { asArray, asObject, asString, isObject, type Json, type JsonObject, setMember } from '../../json.ts';
import { inherit } from '../../parse/origin.ts';
import type { ParameterModel } from '../model.ts';
import { UniqueNames } from '../unique-names.ts';
import type { DocumentContext } from './document-context.ts';
import type { OperationSource } from './list-operations.ts';
import { isJson } from './media-types.ts';
import { pathTemplate, templateNames } from './read-path.ts';

/** A parameter with its schema. */
export interface ReadParameter {
  readonly model: ParameterModel;
  /** Its name in the input. */
  readonly property: string;
  readonly required: boolean;
  readonly schema: Json;
}

/** Headers that OpenAPI leaves to other parts of the document. */
const reservedHeaders = new Set(['accept', 'content-type', 'authorization']);
const places = ['path', 'query', 'header', 'cookie'] as const;
type Place = (typeof places)[number];

interface Declared {
  readonly name: string;
  readonly place: Place;
  readonly node: JsonObject;
}

/** Reads the parameters of an operation and of its path. */
export function readParameters(source: OperationSource, context: DocumentContext): ReadParameter[] {
  const declared = matchPath(source, declaredParameters(source, context), context);
  const names = new UniqueNames(['__proto__']);
  const sorted = [...declared].sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place));
  return sorted.map(({ name, place, node }) => {
    const suffix = place.charAt(0).toUpperCase() + place.slice(1);
    const property = names.take(name, name === '__proto__' ? 'proto' : `${name}${suffix}`);
    const [mediaType, content] = Object.entries(asObject(node.content))[0] ?? [];
    const schema = context.store.read(mediaType === undefined ? node.schema : asObject(content).schema) ?? {};
    if (node.allowEmptyValue === true) reportEmptyValue({ node, schema, source }, context);
    return {
      model: {
        name,
        in: place,
        ...(property !== name && { property }),
        ...(mediaType === undefined
          ? styleOf({ node, place, source }, context)
          : { mediaType: isJson(mediaType) ? 'application/json' : mediaType }),
      },
      property,
      required: place === 'path' || node.required === true,
      schema: described(schema, node),
    };
  });
}

/** An empty value is an empty text; where the schema takes none, it cannot be sent. */
function reportEmptyValue(
  { node, schema, source }: { node: JsonObject; schema: Json; source: OperationSource },
  context: DocumentContext,
): void {
  const { type = 'string' } = asObject(context.store.follow(schema));
  if ([type].flat().includes('string')) return;
  const what = 'allowEmptyValue is not served: a parameter without a value does not fit its schema.';
  context.repeat({ place: { node, key: 'allowEmptyValue' }, where: lineOf(source), what });
}

/** The operation's own replace those of its path that have the same name and place. */
function declaredParameters(source: OperationSource, context: DocumentContext): Declared[] {
  const shared = withoutRepeats(source.item.parameters, source, context);
  const own = withoutRepeats(source.node.parameters, source, context);
  return [...new Map([...shared, ...own]).values()];
}

function withoutRepeats(
  list: Json | undefined,
  source: OperationSource,
  context: DocumentContext,
): Map<string, Declared> {
  const found = new Map<string, Declared>();
  for (const node of asArray(list).filter(isObject)) {
    const parameter = declaredParameter(node, source, context);
    if (!parameter) continue;
    const { name, place } = parameter;
    const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`;
    if (found.has(key)) {
      const message = `The parameter ${name} in ${place} of ${lineOf(source)} stands there twice; the second is left out.`;
      context.report('left-out', { node, key: 'name' }, message);
    } else found.set(key, parameter);
  }
  return found;
}

function declaredParameter(node: JsonObject, source: OperationSource, context: DocumentContext): Declared | undefined {
  const name = asString(node.name);
  const place = places.find((one) => one === node.in);
  if (name === undefined || (name === '' && place !== 'query') || place === undefined) {
    context.report(
      'left-out',
      { node },
      `A parameter of ${lineOf(source)} has no name or no place (${String(node.in)}); it is left out.`,
    );
    return undefined;
  }
  if (place === 'header' && reservedHeaders.has(name.toLowerCase())) {
    const what = `the header ${name} is left out, as OpenAPI takes it from media types and security schemes.`;
    context.repeat({ place: { node, key: 'name' }, where: lineOf(source), what });
    return undefined;
  }
  if ((place === 'header' && !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) || !name.isWellFormed()) {
    context.report(
      'left-out',
      { node, key: 'name' },
      `The ${place} parameter ${JSON.stringify(name)} of ${lineOf(source)} is left out: no request can hold such a name.`,
    );
    return undefined;
  }
  return { name, place, node };
}

/** Every name in the path has a parameter, and every parameter in path stands in it. */
function matchPath(source: OperationSource, declared: readonly Declared[], context: DocumentContext): Declared[] {
  const inPath = templateNames(pathOf(source));
  const kept = declared.filter(({ name, place, node }) => {
    const isThere = place !== 'path' || inPath.includes(name);
    if (!isThere)
      context.report(
        'left-out',
        { node },
        `The path of ${lineOf(source)} has no {${name}}; the parameter is left out.`,
      );
    return isThere;
  });
  const missing = inPath.filter((name) => !kept.some((other) => other.place === 'path' && other.name === name));
  for (const name of missing)
    context.report(
      'path-parameter-assumed',
      { node: source.node },
      `{${name}} in the path of ${lineOf(source)} has no parameter; it is taken for a required text.`,
    );
  return [...kept, ...missing.map((name): Declared => ({ name, place: 'path', node: { schema: { type: 'string' } } }))];
}

const styles: Readonly<Record<Place, readonly NonNullable<ParameterModel['style']>[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** What differs from the defaults of the place. */
function styleOf(
  { node, place, source }: { node: JsonObject; place: Place; source: OperationSource },
  context: DocumentContext,
): Partial<ParameterModel> {
  const [standard] = styles[place];
  const stated = styles[place].find((one) => one === node.style);
  const style = stated ?? standard;
  if (node.style !== undefined && !stated) {
    const message = `The ${place} parameter ${String(node.name)} of ${lineOf(source)} cannot have the style ${String(node.style)}; it has ${String(standard)}.`;
    context.report('document-repaired', { node, key: 'style' }, message);
  }
  const explode = typeof node.explode === 'boolean' ? node.explode : style === 'form';
  return {
    ...(style !== undefined && style !== standard && { style }),
    ...(explode !== (style === 'form') && { explode }),
    ...(node.allowReserved === true && { allowReserved: true }),
  };
}

/** A schema that says what its parameter says. */
function described(schema: Json, node: JsonObject): Json {
  if (schema === false) return schema;
  const copy: JsonObject = isObject(schema) ? inherit({ ...schema }, schema) : {};
  for (const key of ['description', 'deprecated']) {
    const value = node[key];
    if (value !== undefined && copy[key] === undefined) setMember(copy, key, value);
  }
  return Object.keys(copy).length === Object.keys(asObject(schema)).length ? schema : copy;
}

/** The template of an operation's path. */
export function pathOf({ path, node, item }: OperationSource): string {
  const parameters = [...asArray(node.parameters), ...asArray(item.parameters)].map(asObject);
  const inQuery = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => String(name));
  return pathTemplate(path, new Set(inQuery.filter((name) => name !== '')));
}

/** An operation in a message. */
export function lineOf({ method, path }: OperationSource): string {
  return `${method.toUpperCase()} ${path}`;
}
