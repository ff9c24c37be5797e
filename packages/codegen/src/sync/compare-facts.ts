/** What a page says now beside what it said before, as changes in meaning. */
import type { FactSchema } from '../docs/page-facts.ts';
import type { Change } from '../wire-diff/change.ts';
import { changeOf } from '../wire-diff/change-of.ts';
import { compareSchemas } from '../wire-diff/compare-schemas.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareEndpoints } from './compare-endpoints.ts';
import { compareLists } from './compare-lists.ts';
import type { LockedFacts } from './lock.ts';
import { plainSchema } from './plain-schema.ts';
import { sameMeaning } from './same-meaning.ts';

/** Two readings of one page. */
export interface FactsPair {
  readonly before: LockedFacts;
  readonly after: LockedFacts;
  /** The operation that the page is about, where provider.yaml names one. */
  readonly operation?: string | undefined;
}

/** Every change, in the order in which pages have their parts; none where only words, layout or order changed. */
export function compareFacts({ before, after, operation }: FactsPair): Change[] {
  const changes = [
    ...compareEndpoints(before.endpoints, after.endpoints),
    ...compareLists(before.models, after.models, { added: 'model-added', removed: 'model-removed', place: '/models' }),
    ...compareHeaders(before, after),
    ...compareRequests(before.request, after.request),
    ...compareAnswers(before.answers, after.answers),
    ...compareErrors(before, after),
  ].map((change) => changeOf(change.rule, { ...change, operation }));
  if (changes.length > 0 || sameMeaning(spelt(before), spelt(after))) return changes;
  // Nothing that is read may change unseen, whatever the rules make of it.
  return [changeOf('page-facts-changed', { operation, place: '' })];
}

/** Names of header fields are the same in upper and lower case. */
function spelt({ headers, ...facts }: LockedFacts): LockedFacts {
  return { ...facts, headers: headers.map(({ name, required }) => ({ name: name.toLowerCase(), required })) };
}

function compareHeaders({ headers: before }: LockedFacts, { headers: after }: LockedFacts): Change[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name.toLowerCase()))];
  return names.flatMap((name): Change[] => {
    const [old, now] = [before, after].map((headers) => headers.find((one) => one.name.toLowerCase() === name));
    const place = `/headers/${name}`;
    if (!now) return [changeOf('request-parameter-removed', { place, before: old?.name })];
    if (!old) {
      const rule = now.required ? 'new-required-request-parameter' : 'new-optional-request-parameter';
      return [changeOf(rule, { place, after: now.name })];
    }
    if (old.required === now.required) return [];
    return [
      changeOf(now.required ? 'request-parameter-became-required' : 'request-parameter-became-optional', { place }),
    ];
  });
}

function compareRequests(before: FactSchema = {}, after: FactSchema = {}): Change[] {
  const place = '/request';
  const [old, now] = [before, after].map((schema) => conditionsIn(schema, place));
  return [
    ...compareSchemas(plainSchema(before), plainSchema(after), { position: 'request', place }),
    ...(now ?? [])
      .filter((spot) => !old?.includes(spot))
      .map((spot) => changeOf('request-property-became-conditional', { place: spot })),
    ...(old ?? [])
      .filter((spot) => !now?.includes(spot))
      .map((spot) => changeOf('request-property-became-unconditional', { place: spot })),
  ];
}

/** Places of members that are required under a condition. */
function conditionsIn(schema: FactSchema, place: string): string[] {
  const own = (schema['x-conditional'] ?? []).map((name) => `${place}/properties/${name}`);
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    conditionsIn(property, `${place}/properties/${name}`),
  );
  return [...own, ...inner, ...(schema.items ? conditionsIn(schema.items, `${place}/items`) : [])];
}

function compareErrors(before: LockedFacts, after: LockedFacts): Change[] {
  const statuses = [...new Set([...before.errors, ...after.errors].map(({ status }) => status))].sort((a, b) => a - b);
  return statuses.flatMap((status): Change[] => {
    const [said = '', says = ''] = [before, after].map(({ errors }) =>
      errors
        .filter((one) => one.status === status)
        .map(({ title }) => title)
        .join('; '),
    );
    const place = `/errors/${status}`;
    if (said === says) return [];
    if (said === '') return [changeOf('response-non-success-status-added', { place, after: says })];
    if (says === '') return [changeOf('response-non-success-status-removed', { place, before: said })];
    return [changeOf('error-title-changed', { place, before: said, after: says })];
  });
}
