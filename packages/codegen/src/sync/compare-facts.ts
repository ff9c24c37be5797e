/** What a page says now beside what it said before, as changes in meaning. */
import type { AnswerFacts, FactSchema } from '../docs/page-facts.ts';
import { isObject, type Json } from '../json.ts';
import type { Change, Level, Position } from '../wire-diff/change.ts';
import { compareSchemas } from '../wire-diff/compare-schemas.ts';
import { lifetimesIn } from './lifetimes-in.ts';
import type { LockedFacts } from './lock.ts';
import { sameMeaning } from './same-meaning.ts';
import { toJson } from './to-json.ts';

/** Two readings of one page. */
export interface FactsPair {
  readonly before: LockedFacts;
  readonly after: LockedFacts;
  /** The operation that the page is about, where provider.yaml names one. */
  readonly operation?: string | undefined;
}

/** Every change, in the order in which pages have their parts; none where only words, layout or order changed. */
export function compareFacts(pair: FactsPair): Change[] {
  const { before, after } = pair;
  const changes = [
    ...compareEndpoints(pair),
    ...compareNames(before.models, after.models, { added: 'model-added', removed: 'model-removed', place: '/models' }),
    ...compareHeaders(pair),
    ...compareRequests(pair),
    ...compareAnswers(pair),
    ...compareErrors(pair),
  ].map((change) => (pair.operation === undefined ? change : { ...change, operation: pair.operation }));
  if (changes.length > 0 || sameMeaning(before, after)) return changes;
  // Nothing that is read may change unseen, whatever the rules make of it.
  return [{ rule: 'page-facts-changed', position: 'operation', place: '', level: 'none' }];
}

function compareEndpoints({ before, after }: FactsPair): Change[] {
  const texts = (facts: LockedFacts): string[] => facts.endpoints.map(({ method, url }) => `${method} ${url}`);
  return compareNames(texts(before), texts(after), {
    added: 'endpoint-added',
    removed: 'endpoint-removed',
    place: '/endpoints',
  });
}

/** Names that come are a gain, names that go break whoever uses them. */
function compareNames(
  before: readonly string[],
  after: readonly string[],
  { added, removed, place }: { added: string; removed: string; place: string },
): Change[] {
  const gone = before.filter((name) => !after.includes(name));
  const come = after.filter((name) => !before.includes(name));
  return [
    ...gone.map((name) => pageChange(removed, 'operation', { place, before: name, level: 'major' })),
    ...come.map((name) => pageChange(added, 'operation', { place, after: name, level: 'minor' })),
  ];
}

function compareHeaders({ before, after }: FactsPair): Change[] {
  const names = [...new Set([...before.headers, ...after.headers].map(({ name }) => name.toLowerCase()))];
  return names.flatMap((name): Change[] => {
    const [old, now] = [before, after].map(({ headers }) => headers.find((one) => one.name.toLowerCase() === name));
    const place = `/headers/${name}`;
    if (!old) {
      const rule = now?.required ? 'new-required-request-parameter' : 'new-optional-request-parameter';
      return [pageChange(rule, 'request', { place, after: now?.name, level: now?.required ? 'major' : 'minor' })];
    }
    if (!now) return [pageChange('request-parameter-removed', 'request', { place, before: old.name, level: 'major' })];
    if (old.required === now.required) return [];
    const rule = now.required ? 'request-parameter-became-required' : 'request-parameter-became-optional';
    return [pageChange(rule, 'request', { place, level: now.required ? 'major' : 'minor' })];
  });
}

function compareRequests({ before, after }: FactsPair): Change[] {
  const place = '/request';
  const changes = compareSchemas(plain(before.request), plain(after.request), { position: 'request', place });
  const conditional = compareConditions(before.request?.['x-conditional'], after.request?.['x-conditional']);
  return [...changes, ...conditional];
}

function compareConditions(before: readonly string[] = [], after: readonly string[] = []): Change[] {
  return [...new Set([...before, ...after])]
    .filter((name) => before.includes(name) !== after.includes(name))
    .map((name) => {
      const rule = after.includes(name)
        ? 'request-property-became-conditional'
        : 'request-property-became-unconditional';
      return pageChange(rule, 'request', { place: `/request/properties/${name}`, level: 'minor' });
    });
}

/** An answer whose status alone is another one has moved; clients take any good status with a known body. */
function compareAnswers({ before, after }: FactsPair): Change[] {
  const lost = before.answers.filter(({ status }) => !after.answers.some((one) => one.status === status));
  const come = after.answers.filter(({ status }) => !before.answers.some((one) => one.status === status));
  const [from, to] = [lost[0], come[0]];
  if (lost.length === 1 && come.length === 1 && from && to)
    return [...moved(from, to), ...comparePaired(before, after)];
  return [
    ...lost.map(({ status }) =>
      pageChange('response-success-status-removed', 'response', { place: '/answers', before: status, level: 'major' }),
    ),
    ...come.map(({ status }) =>
      pageChange('response-success-status-added', 'response', { place: '/answers', after: status, level: 'minor' }),
    ),
    ...comparePaired(before, after),
  ];
}

function moved(from: AnswerFacts, to: AnswerFacts): Change[] {
  const change = { place: '/answers', before: from.status, after: to.status, level: 'minor' } as const;
  return [pageChange('response-success-status-moved', 'response', change), ...compareAnswer(from, to)];
}

function comparePaired(before: LockedFacts, after: LockedFacts): Change[] {
  return before.answers.flatMap((answer) => {
    const same = after.answers.find(({ status }) => status === answer.status);
    return same ? compareAnswer(answer, same) : [];
  });
}

function compareAnswer(before: AnswerFacts, after: AnswerFacts): Change[] {
  const place = after.status === undefined ? '/response' : `/response/${after.status}`;
  const changes = compareSchemas(plain(before.schema), plain(after.schema), { position: 'response', place });
  const [old, now] = [before, after].map(({ schema = {} }) => new Map(lifetimesIn(schema, place)));
  const spots = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return [
    ...changes,
    ...compareContents(before, after, place),
    ...spots
      .filter((spot) => old?.get(spot) !== now?.get(spot))
      .map((spot) =>
        pageChange('response-lifetime-changed', 'response', {
          place: spot,
          before: old?.get(spot),
          after: now?.get(spot),
          level: 'minor',
        }),
      ),
  ];
}

function compareContents(
  { returns: old = [] }: AnswerFacts,
  { returns: now = [] }: AnswerFacts,
  place: string,
): Change[] {
  return compareNames(old, now, {
    added: 'response-media-type-added',
    removed: 'response-media-type-removed',
    place: `${place}/returns`,
  }).map((change) => ({ ...change, position: 'response' }));
}

function compareErrors({ before, after }: FactsPair): Change[] {
  const statuses = [...new Set([...before.errors, ...after.errors].map(({ status }) => status))].sort((a, b) => a - b);
  return statuses.flatMap((status): Change[] => {
    const [old, now] = [before, after].map(({ errors }) =>
      errors.filter((one) => one.status === status).map(({ title }) => title),
    );
    const place = `/errors/${status}`;
    const [said, says] = [old?.join('; ') ?? '', now?.join('; ') ?? ''];
    if (said === says) return [];
    if (said === '') return [pageChange('new-error-status', 'error', { place, after: says, level: 'minor' })];
    if (says === '') return [pageChange('error-status-removed', 'error', { place, before: said, level: 'minor' })];
    return [pageChange('error-title-changed', 'error', { place, before: said, after: says, level: 'patch' })];
  });
}

/** The schema without the words of our own, which the rules of the wire do not know. */
function plain(schema: FactSchema = {}): Json {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([keyword]) => !own.has(keyword));
    return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, strip(inner)]));
  };
  return strip(toJson(schema));
}

const own = new Set(['x-conditional', 'x-expires']);

interface Difference {
  readonly place: string;
  readonly level: Level;
  readonly before?: unknown;
  readonly after?: unknown;
}

function pageChange(rule: string, position: Position, { place, level, before, after }: Difference): Change {
  return {
    rule,
    position,
    place,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    level,
  };
}
