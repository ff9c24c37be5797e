/** What an operation could be called: its resource, and names for its method from the best to the surest. */
import { asArray, asString } from '../../json.ts';
import { type OperationSource, pathSegments } from './list-operations.ts';
import { isPlural, memberName, nameWords, singular, withoutResource } from './member-names.ts';

/** Names before collisions. */
export interface Proposal {
  /** Names of the resources on the way; never empty. */
  readonly resource: readonly string[];
  /** Names of the method, the best first; never empty. */
  readonly methods: readonly string[];
}

/** Deeper resources become part of the method's name. */
const deepest = 4;

/** Proposes names by the operationId, the first tag and the path. */
export function proposeNames(source: OperationSource): Proposal {
  const id = asString(source.node.operationId)?.trim() ?? '';
  const parts = splitId(id);
  if (parts.length > 1) return fromParts(parts);
  const method = withoutPath(nameWords(id), source);
  return method.length === 0 ? fromPath(source) : fromWords(method, source);
}

/** The parts of `repos/get`, `images.generate`, `pets#index`, `VirtualMachines_List`; one or none of any other id. */
function splitId(id: string): string[][] {
  if (!/^[\p{L}\p{N}_./#:-]+$/u.test(id) || /^\/|^https?:/.test(id)) return [];
  const apart = /^[A-Z][A-Za-z0-9]*_[A-Za-z][A-Za-z0-9]*$/.test(id) ? id.split('_') : id.split(/[./#]|:+/);
  return apart.map((part) => nameWords(part)).filter((words) => words.length > 0);
}

function fromParts(parts: readonly (readonly string[])[]): Proposal {
  const depth = Math.min(parts.length - 1, deepest);
  const resource = parts.slice(0, depth).map((words) => memberName(withoutController(words)));
  const rest = parts.slice(depth);
  return { resource, methods: [memberName(rest.flat()), memberName(parts.flat())] };
}

/** Frameworks call a class `UsersController`. */
function withoutController(words: readonly string[]): readonly string[] {
  return words.length > 1 && words.at(-1)?.toLowerCase() === 'controller' ? words.slice(0, -1) : words;
}

function fromWords(method: readonly string[], source: OperationSource): Proposal {
  const words = tagWords(source) ?? nameWords(literals(source.path)[0] ?? 'api');
  const short = withoutResource(method, words);
  const methods = short ? [memberName(short), memberName(method)] : [memberName(method)];
  return { resource: [memberName(words)], methods };
}

function tagWords({ node }: OperationSource): string[] | undefined {
  const tag = asString(asArray(node.tags)[0]);
  const words = tag === undefined || tag.toLowerCase() === 'default' ? [] : nameWords(tag);
  return words.length > 0 ? words : undefined;
}

/** Versions and the like say nothing of what an operation is about. */
const version = /^(v\d[\w.-]*|\d+([.-]\d+)*|api|rest)$/i;

/** Segments of a path that name things: no parameters, no versions. */
function literals(path: string): string[] {
  return pathSegments(path).filter(
    (segment) => !segment.includes('{') && !version.test(segment) && nameWords(segment).length > 0,
  );
}

/** Machines make ids of path and method: those words say nothing that the path does not. Empty if there are no others. */
function withoutPath(words: readonly string[], { path, method }: OperationSource): readonly string[] {
  const small = words.map((word) => word.toLowerCase());
  const segments = pathSegments(path);
  for (const named of [segments, segments.filter((segment) => !version.test(segment))]) {
    if (small[0] === method && spellsPath(small.slice(1), named)) return [];
    if (small.at(-1) === method && spellsPath(small.slice(0, -1), named)) return [];
    const suffix = [...named.flatMap((segment) => nameWords(segment)), method].join(' ').toLowerCase();
    const length = suffix.split(' ').length;
    if (words.length > length && small.slice(-length).join(' ') === suffix) return words.slice(0, -length);
  }
  return words;
}

/** True where words are those of a path's segments, one after the other; of parameters some may be missing. */
function spellsPath(words: readonly string[], segments: readonly string[]): boolean {
  // Places in the words that the segments so far can end at.
  let ends = new Set([0]);
  for (const segment of segments) {
    const spelled = nameWords(segment).map((word) => word.toLowerCase());
    const spellings = segment.includes('{') ? spelled.map((_, at) => spelled.slice(at)).concat([[]]) : [spelled];
    const next = [...ends].flatMap((start) =>
      spellings.filter((one) => one.every((word, at) => words[start + at] === word)).map((one) => start + one.length),
    );
    ends = new Set(next);
  }
  return ends.has(words.length);
}

const onItem: Readonly<Record<string, string>> = { post: 'update', put: 'replace', patch: 'update' };
const onAll: Readonly<Record<string, string>> = { put: 'replace', patch: 'update' };

/** Names of an operation that has none: things in its path are resources, what is done with them is its method. */
function fromPath(source: OperationSource): Proposal {
  const { path, method } = source;
  const resource = resourcesOf(source);
  const last = pathSegments(path).at(-1) ?? '';
  const by = `By${memberNameUpper(nameWords(pathSegments(path).findLast((segment) => segment.includes('{')) ?? ''))}`;
  if (last.includes('{')) {
    const verb = onItem[method] ?? method;
    return { resource: resource.slice(0, deepest), methods: [verb, `${verb}${by}`, `${method}${by}`] };
  }
  if (isAction(source) && resource.length > 1) {
    const name = resource.at(-1) ?? method;
    return {
      resource: resource.slice(0, -1).slice(0, deepest),
      methods: [name, `${method}${memberNameUpper(nameWords(last))}`],
    };
  }
  const verb = collectionVerb(method, last);
  return { resource: resource.slice(0, deepest), methods: [verb, `${method}${memberNameUpper(nameWords(last))}`] };
}

function collectionVerb(method: string, last: string): string {
  if (method === 'get') return isPlural(last) ? 'list' : 'get';
  if (method === 'post') return 'create';
  return `${onAll[method] ?? method}${isPlural(last) && method !== 'head' && method !== 'options' ? 'All' : ''}`;
}

/**
 * `POST /charges/{id}/capture` does something with a charge; `POST /charges/{id}/refunds` makes a refund, and what can be
 * read, replaced or deleted as well is a thing.
 */
function isAction({ path, method, item }: OperationSource): boolean {
  const last = pathSegments(path).at(-1) ?? '';
  const isThing = ['get', 'put', 'patch', 'delete'].some((other) => other in item);
  return method === 'post' && !isThing && !last.includes('{') && !isPlural(last);
}

function resourcesOf(source: OperationSource): string[] {
  const named = literals(source.path);
  const tag = tagWords(source);
  const isTag = (segment: string): boolean =>
    tag !== undefined && nameWords(segment).map(singular).join(' ') === tag.map(singular).join(' ');
  const below = tag === undefined ? named : named.slice(named.findIndex(isTag) + 1);
  const path = [...(tag ? [memberName(tag)] : []), ...below.map((segment) => memberName(nameWords(segment)))];
  return path.length > 0 ? path : ['api'];
}

function memberNameUpper(words: readonly string[]): string {
  const name = memberName(words);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
