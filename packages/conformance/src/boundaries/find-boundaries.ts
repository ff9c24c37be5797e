import type { Boundary, BoundaryVariant, OperationBoundaries } from './boundary.ts';
import { GatheredBoundaries } from './gathered-boundaries.ts';
import { judgeInput } from './judge-input.ts';
import { keywordRoles } from './keyword-roles.ts';
import { branchesOf, leastValue, propertiesOf, requiredOf } from './least-value.ts';
import { type Place, placesOf } from './places-of.ts';
import { type RequestDocument, type RequestShape, resolve, type Schema } from './request-document.ts';
import { sidesOf } from './sides-of.ts';

/** What was found, and each border that nothing was found on a side of. */
export interface FoundBoundaries {
  readonly operations: readonly OperationBoundaries[];
  readonly problems: readonly string[];
}

/** Finds values on both sides of every border that the requests of a document have, each of them confirmed by a validator. */
export function findBoundaries({ shapes, document }: RequestDocument): FoundBoundaries {
  const problems: string[] = [];
  const operations = shapes.flatMap((shape): OperationBoundaries[] => {
    if (shape.body === undefined && shape.parameters.length === 0) return [];
    const root = inputSchema(document, shape);
    const branches = branchesOf(root);
    const variants = (branches.length > 0 ? branches : [root]).map((branch) => {
      const found = findInVariant(document, resolve(document, branch));
      problems.push(...found.problems.map((problem) => `${shape.operation}: ${problem}`));
      const own = found.variant.boundaries.filter((one) => canTravel(shape, one));
      const tag = branches.length > 1 ? discriminatorOf(root) : undefined;
      return { ...found.variant, boundaries: own.map((one) => (one.at === tag ? orNoTag(one) : one)) };
    });
    const parameters = Object.fromEntries(shape.parameters.map(({ name, in: where }) => [name, where]));
    const { operation, path } = shape;
    return [{ operation, path, parameters, body: shape.body !== undefined, variants }];
  });
  return { operations, problems };
}

/** The pointer to what tells branches apart. */
function discriminatorOf({ discriminator }: Schema): string | undefined {
  if (typeof discriminator !== 'object' || discriminator === null || !('propertyName' in discriminator))
    return undefined;
  return `/${String(discriminator.propertyName)}`;
}

/** A tag that fits no branch may be told as that: it is none of the tags. */
function orNoTag(boundary: Boundary): Boundary {
  const { refusedBy } = boundary;
  return refusedBy === undefined ? boundary : { ...boundary, refusedBy: [...new Set([...refusedBy, 'enum'])] };
}

/** A field of the header holds no more than ASCII, whatever its schema takes. */
function canTravel({ parameters }: RequestShape, { with: members = {}, refusedBy }: Boundary): boolean {
  const fields = parameters.filter((one) => one.in === 'header').map(({ name }) => members[name]);
  return refusedBy !== undefined || fields.every((value) => typeof value !== 'string' || /^[\x20-\x7e]*$/.test(value));
}

/** One schema for all that a caller passes: the members of the body and the parameters beside each other. */
function inputSchema(document: Schema, { parameters, body }: RequestShape): Schema {
  if (parameters.length === 0) return resolve(document, body);
  const beside = {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  };
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  if (body === undefined) return { ...beside, ...(required.length > 0 ? { required } : {}) };
  const own = resolve(document, body);
  return {
    ...own,
    properties: { ...propertiesOf(own), ...beside.properties },
    required: [...requiredOf(own), ...required],
  };
}

function findInVariant(
  document: Schema,
  schema: Schema,
): { readonly variant: BoundaryVariant; readonly problems: readonly string[] } {
  const input = leastValue(document, schema);
  const name = tagOf(document, schema);
  const judge = judgeInput(document, schema);
  const found = new GatheredBoundaries(input, judge);
  const problems: string[] = [];
  const told = (place: Place, keyword: string, side: string): void => {
    problems.push(`${name} at "${place.at}": no value that ${keyword} ${side}`);
  };
  if (judge(input).size > 0) problems.push(`${name}: the least input is none: ${JSON.stringify(input)}`);
  for (const place of placesOf(document, { schema, at: '', put: (value) => value })) {
    for (const keyword of Object.keys(place.schema).filter((one) => !one.startsWith('x-'))) {
      const role = keywordRoles[keyword];
      if (role === undefined) problems.push(`${name} at "${place.at}": the keyword ${keyword} is not known`);
      if (role === undefined || role === 'says-nothing') continue;
      const sides = sidesOf(document, place, keyword);
      const taken = sides.taken.filter((one) => found.take(place.at, keyword, one)).length;
      const refused = sides.refused.filter(({ at, input: one }) => found.refuse(at, keyword, one)).length;
      if (taken === 0) told(place, keyword, 'takes');
      if (refused === 0 && role === 'draws-a-border') told(place, keyword, 'refuses');
    }
  }
  const least = typeof input === 'object' && input !== null ? { ...input } : {};
  return { variant: { name, input: least, boundaries: found.list(least) }, problems };
}

/** What tells a variant from the others: the one value that a property of it must have. */
function tagOf(document: Schema, schema: Schema): string {
  const constants = Object.values(propertiesOf(schema)).flatMap((property) => {
    const { const: only, enum: among } = resolve(document, property);
    return only ?? (Array.isArray(among) && among.length === 1 ? among : []);
  });
  return typeof constants[0] === 'string' ? constants[0] : 'all';
}
