import type { AnswerFacts } from '../docs/page-facts.ts';
import type { Change } from '../wire-diff/change.ts';
import { changeOf } from '../wire-diff/change-of.ts';
import { compareSchemas } from '../wire-diff/compare-schemas.ts';
import { compareLists } from './compare-lists.ts';
import { lifetimesIn } from './lifetimes-in.ts';
import { plainSchema } from './plain-schema.ts';

/** What a page says of the answers of its operation, before and after; an answer of another status has moved. */
export function compareAnswers(before: readonly AnswerFacts[], after: readonly AnswerFacts[]): Change[] {
  const lost = before.filter(({ status }) => !after.some((one) => one.status === status));
  const come = after.filter(({ status }) => !before.some((one) => one.status === status));
  const place = '/answers';
  const paired = before.flatMap((answer) => {
    const same = after.find(({ status }) => status === answer.status);
    return same ? compareAnswer(answer, same) : [];
  });
  const [from, to] = [lost[0], come[0]];
  if (lost.length === 1 && come.length === 1 && from && to) {
    const moved = { place, before: from.status ?? null, after: to.status ?? null };
    return [changeOf('response-success-status-moved', moved), ...compareAnswer(from, to), ...paired];
  }
  return [
    ...lost.map(({ status }) => changeOf(ruleFor(status, 'removed'), { place, before: status ?? null })),
    ...come.map(({ status }) => changeOf(ruleFor(status, 'added'), { place, after: status ?? null })),
    ...paired,
  ];
}

function ruleFor(status: number | undefined, what: 'added' | 'removed'): string {
  return status === undefined || status < 300
    ? `response-success-status-${what}`
    : `response-non-success-status-${what}`;
}

function compareAnswer(before: AnswerFacts, after: AnswerFacts): Change[] {
  const place = after.status === undefined ? '/response' : `/response/${after.status}`;
  const rules = {
    added: 'response-media-type-added',
    removed: 'response-media-type-removed',
    place: `${place}/returns`,
  };
  const [old = {}, now = {}] = [before.schema, after.schema];
  return [
    ...compareSchemas(plainSchema(old), plainSchema(now), { position: 'response', place }),
    ...compareLists(before.returns ?? [], after.returns ?? [], rules),
    ...compareLifetimes(new Map(lifetimesIn(old, place)), new Map(lifetimesIn(now, place))),
  ];
}

function compareLifetimes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) =>
      changeOf('response-lifetime-changed', { place, before: before.get(place), after: after.get(place) }),
    );
}
