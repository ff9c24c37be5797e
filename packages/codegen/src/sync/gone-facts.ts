/** What a page said before and does not say any more: nothing else would ever tell that a spec still says it. */
import type { FactSchema } from '../docs/page-facts.ts';
import type { LockedFacts } from './lock.ts';

/** The facts of before that are not said now; undefined where all are. Another value is a changed fact, no gone one. */
export function goneFacts(before: LockedFacts, now: LockedFacts): LockedFacts | undefined {
  const request = before.request && (now.request ? goneFrom(before.request, now.request) : before.request);
  const gone: LockedFacts = {
    endpoints: before.endpoints.filter(({ url }) => !now.endpoints.some((one) => one.url === url)),
    models: before.models.filter((model) => !now.models.includes(model)),
    headers: before.headers.filter(({ name }) => !now.headers.some((one) => one.name === name)),
    ...(request && { request }),
    answers: goneAnswers(before, now),
    errors: before.errors.filter(({ status }) => !now.errors.some((one) => one.status === status)),
  };
  return isEmpty(gone) ? undefined : gone;
}

function isEmpty({ request, ...lists }: LockedFacts): boolean {
  return !request && Object.values(lists).every((list) => list.length === 0);
}

function goneAnswers(before: LockedFacts, now: LockedFacts): LockedFacts['answers'] {
  return before.answers.flatMap((answer) => {
    const same = now.answers.find(({ status }) => status === answer.status);
    if (!same) return [answer];
    if (!answer.schema) return [];
    const schema = same.schema ? goneFrom(answer.schema, same.schema) : answer.schema;
    return schema ? [{ ...answer, schema }] : [];
  });
}

const structural = new Set(['properties', 'required', 'items', 'anyOf', 'x-conditional']);

/** The keywords and members of a schema that the other has not. */
function goneFrom(before: FactSchema, now: FactSchema): FactSchema | undefined {
  const isGone = (keyword: string): boolean => !structural.has(keyword) && !Object.hasOwn(now, keyword);
  const properties = goneProperties(before, now);
  const items = before.items && (now.items ? goneFrom(before.items, now.items) : before.items);
  const gone: FactSchema = {
    ...Object.fromEntries(Object.entries(before).filter(([keyword]) => isGone(keyword))),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(items && { items }),
    ...(before.anyOf && !now.anyOf && { anyOf: before.anyOf }),
  };
  return Object.keys(gone).length > 0 ? gone : undefined;
}

function goneProperties(before: FactSchema, now: FactSchema): Record<string, FactSchema> {
  const kept = now.properties ?? {};
  return Object.fromEntries(
    Object.entries(before.properties ?? {}).flatMap(([name, property]) => {
      const same = Object.hasOwn(kept, name) ? kept[name] : undefined;
      const inner = same ? goneFrom(property, same) : property;
      return inner ? [[name, inner]] : [];
    }),
  );
}
