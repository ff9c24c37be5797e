import type { Boundary, BoundaryVariant, OperationBoundaries } from './boundary.ts';
import { type InputJudge, judgeInput } from './judge-input.ts';
import { keywordRoles } from './keyword-roles.ts';
import { keywordValues } from './keyword-values.ts';
import { branchesOf, leastValue, propertiesOf, requiredOf } from './least-value.ts';
import { type Place, placesOf } from './places-of.ts';
import { type RequestDocument, type RequestShape, resolve, type Schema } from './request-document.ts';

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
  const found = new Found(input, judge);
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
  return { variant: { name, input: least, boundaries: found.boundaries(least) }, problems };
}

interface Sides {
  readonly taken: readonly unknown[];
  readonly refused: readonly { readonly at: string; readonly input: unknown }[];
}

/** Whole inputs on both sides of what a keyword says. */
function sidesOf(document: Schema, place: Place, keyword: string): Sides {
  const { schema, at, put } = place;
  const least = leastValue(document, schema);
  const object = typeof least === 'object' && least !== null ? { ...least } : {};
  const below = (name: string): string => `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  switch (keyword) {
    case 'required': {
      const without = requiredOf(schema).map((name) => {
        const rest = Object.fromEntries(Object.entries(object).filter(([one]) => one !== name));
        return { at: below(name), input: put(rest) };
      });
      return { taken: [put(object)], refused: without };
    }
    case 'properties': {
      const alone = Object.entries(propertiesOf(schema)).map(([name, property]) =>
        put({ ...object, [name]: leastValue(document, property) }),
      );
      return {
        taken: [put(object), ...alone],
        refused: [{ at: below('stranger'), input: put({ ...object, stranger: 1 }) }],
      };
    }
    case 'default':
      return { taken: [put(schema.default)], refused: [] };
    case 'items':
      return { taken: [put([leastValue(document, schema.items)])], refused: [] };
    case 'anyOf':
    case 'oneOf':
      return {
        taken: branchesOf(schema).map((branch) => put(leastValue(document, branch))),
        refused: [null, 7, true, [], {}, 'of no branch at all'].map((value) => ({ at, input: put(value) })),
      };
    case 'if':
      return conditionSides(document, place);
    default: {
      const { taken, refused } = keywordValues(document, schema, keyword) ?? { taken: [], refused: [] };
      return { taken: taken.map(put), refused: refused.map((value) => ({ at, input: put(value) })) };
    }
  }
}

/** What a condition forbids shows in pairs of members: each of them alone is good. */
function conditionSides(document: Schema, { schema, at, put }: Place): Sides {
  const least = leastValue(document, schema);
  const object = typeof least === 'object' && least !== null ? { ...least } : {};
  const places = [...placesOf(document, { schema, at, put: (value) => value })].filter((one) => one.at !== at);
  const members = places.map((one) => ({ at: one.at, input: one.put(leastValue(document, one.schema)) }));
  const pairs = members.flatMap((first) =>
    members.flatMap((second) =>
      first.at === second.at
        ? []
        : [{ at: second.at, input: put({ ...object, ...merged(first.input, second.input, object) }) }],
    ),
  );
  const alone = members.map((member) => put({ ...object, ...merged(member.input, object, object) }));
  return { taken: [...alone, ...pairs.map(({ input }) => input)], refused: pairs };
}

/** The members in which either is unlike the least input. */
function merged(first: unknown, second: unknown, least: Readonly<Record<string, unknown>>): object {
  const changed = (one: unknown): [string, unknown][] =>
    Object.entries(typeof one === 'object' && one !== null ? one : {}).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(least[name]),
    );
  return Object.fromEntries([...changed(first), ...changed(second)]);
}

/** Gathers inputs, each once. */
class Found {
  readonly #all = new Map<
    string,
    { at: string; input: unknown; keywords: Set<string>; refusedBy?: readonly string[] }
  >();
  readonly #judge: InputJudge;

  constructor(least: unknown, judge: InputJudge) {
    this.#judge = judge;
    if (judge(least).size === 0) this.take('', 'type', least);
  }

  /** False where the validator refuses it. */
  take(at: string, keyword: string, input: unknown): boolean {
    if (this.#judge(input).size > 0) return false;
    this.#note(at, keyword, input);
    return true;
  }

  /** False where the validator takes it, or refuses it elsewhere or for another reason. */
  refuse(at: string, keyword: string, input: unknown): boolean {
    // That what is not listed is refused is the client's promise; a document that says nothing takes it.
    const found = keyword === 'properties' ? new Map([[at, ['unknown-property']]]) : this.#judge(input);
    const own = found.get(at) ?? [];
    const isMeant = keyword === 'properties' || own.includes(keyword) || (keyword === 'if' && own.length > 0);
    const inner = [...found.keys()].some((other) => other !== at && other.startsWith(`${at}/`));
    if (!isMeant || inner) return false;
    this.#note(at, keyword, input, own);
    return true;
  }

  boundaries(least: Readonly<Record<string, unknown>>): readonly Boundary[] {
    return [...this.#all.values()].map(({ at, input, keywords, refusedBy }) => ({
      at,
      keywords: [...keywords],
      ...differences(input, least),
      ...(refusedBy === undefined ? {} : { refusedBy }),
    }));
  }

  #note(at: string, keyword: string, input: unknown, refusedBy?: readonly string[]): void {
    const key = `${refusedBy === undefined ? '' : at} ${JSON.stringify(input)}`;
    const known = this.#all.get(key);
    if (known === undefined) {
      this.#all.set(key, { at, input, keywords: new Set([keyword]), ...(refusedBy && { refusedBy }) });
    } else known.keywords.add(keyword);
  }
}

function differences(
  input: unknown,
  least: Readonly<Record<string, unknown>>,
): Pick<Boundary, 'with' | 'without' | 'whole'> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return { whole: input };
  const members: Record<string, unknown> = { ...input };
  const changed = Object.entries(members).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(least[name]),
  );
  const without = Object.keys(least).filter((name) => !Object.hasOwn(members, name));
  return {
    ...(changed.length > 0 ? { with: Object.fromEntries(changed) } : {}),
    ...(without.length > 0 ? { without } : {}),
  };
}

/** What tells a variant from the others: the one value that a property of it must have. */
function tagOf(document: Schema, schema: Schema): string {
  const constants = Object.values(propertiesOf(schema)).flatMap((property) => {
    const { const: only, enum: among } = resolve(document, property);
    return only ?? (Array.isArray(among) && among.length === 1 ? among : []);
  });
  return typeof constants[0] === 'string' ? constants[0] : 'all';
}
