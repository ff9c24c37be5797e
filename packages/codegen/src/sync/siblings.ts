/** Holds pages of one operation against each other. */
import type { FactSchema } from '../docs/page-facts.ts';
import type { Json } from '../json.ts';
import { below } from './fact.ts';
import type { LockedFacts } from './lock.ts';
import { sameMeaning } from './same-meaning.ts';
import { toJson } from './to-json.ts';

/** A page by its docs id. */
export interface SiblingPage {
  readonly id: string;
  readonly operation?: string | undefined;
  readonly facts: LockedFacts;
}

/** Where two pages of one operation say different things. */
export interface SiblingContradiction {
  /** Both sources, each as `<docs id>/<place>` with what is said there. */
  readonly sources: readonly { readonly statement: string; readonly says: Json }[];
}

/** Every contradiction between two pages that are about the same operation, pair by pair. */
export function compareSiblings(pages: readonly SiblingPage[]): SiblingContradiction[] {
  return pages.flatMap((first, index) =>
    pages
      .slice(index + 1)
      .filter(({ operation }) => operation !== undefined && operation === first.operation)
      .flatMap((second) => comparePair(first, second)),
  );
}

type Said = readonly [place: string, says: unknown];

/** Pages about models of their own may set limits of their own; what a field is must not differ even then. */
function comparePair(first: SiblingPage, second: SiblingPage): SiblingContradiction[] {
  const requests = differences(first.facts.request ?? {}, second.facts.request ?? {}, 'request');
  const pairs = requests.filter(([[place]]) => haveSameModel(first, second) || place.endsWith('/type'));
  return [...pairs, ...compareGoodAnswers(first.facts, second.facts)].map((pair) => ({
    sources: pair.map(([place, says], index) => ({
      statement: `${index === 0 ? first.id : second.id}/${place}`,
      says: toJson(says),
    })),
  }));
}

function haveSameModel({ facts: { models: own } }: SiblingPage, { facts: { models: others } }: SiblingPage): boolean {
  return own.length === 0 || others.length === 0 || own.some((model) => others.includes(model));
}

/** Where both say something, and not the same; what one of them alone says contradicts nothing. */
function differences(a: FactSchema, b: FactSchema, place: string): [Said, Said][] {
  const keywords = Object.keys(a).filter((keyword) => !structural.has(keyword) && Object.hasOwn(b, keyword));
  const own = keywords
    .filter((keyword) => !sameMeaning(a[keyword], b[keyword]))
    .map((keyword): [Said, Said] => [
      [below(place, keyword), a[keyword]],
      [below(place, keyword), b[keyword]],
    ]);
  const names = Object.keys(a.properties ?? {}).filter((name) => Object.hasOwn(b.properties ?? {}, name));
  const members = names.flatMap((name) =>
    differences(a.properties?.[name] ?? {}, b.properties?.[name] ?? {}, below(place, name)),
  );
  const items = a.items && b.items ? differences(a.items, b.items, below(place, 'items')) : [];
  return [...own, ...requiredOnce(names, [a, b], place), ...members, ...items];
}

const structural = new Set(['properties', 'required', 'items', 'anyOf', 'x-conditional', 'title']);

function requiredOnce(
  names: readonly string[],
  [a, b]: readonly [FactSchema, FactSchema],
  place: string,
): [Said, Said][] {
  const [first, second] = [a.required, b.required];
  if (!first || !second) return [];
  return names
    .filter((name) => first.includes(name) !== second.includes(name))
    .map((name) => {
      const spot = below(below(place, name), 'required');
      return [
        [spot, first.includes(name)],
        [spot, second.includes(name)],
      ];
    });
}

/** One operation has one success: another status, or a body of other members, is a contradiction. */
function compareGoodAnswers(a: LockedFacts, b: LockedFacts): [Said, Said][] {
  const [first, second] = [goodAnswer(a), goodAnswer(b)];
  if (!first || !second) return [];
  const [here, there] = [first, second].map(({ status }) => (status === undefined ? 'response' : `response/${status}`));
  const status: [Said, Said][] =
    first.status !== undefined && second.status !== undefined && first.status !== second.status
      ? [
          [
            [here ?? '', first.status],
            [there ?? '', second.status],
          ],
        ]
      : [];
  const [members, others] = [first, second].map(({ schema }) => Object.keys(schema?.properties ?? {}).sort());
  if (!members || !others || !isDispute(members, others)) return status;
  return [
    ...status,
    [
      [`${here}`, `members ${members.join(', ')}`],
      [`${there}`, `members ${others.join(', ')}`],
    ],
  ];
}

/** Members that one page has and the other has not are no dispute, unless it is so both ways. */
function isDispute(members: readonly string[], others: readonly string[]): boolean {
  return members.some((name) => !others.includes(name)) && others.some((name) => !members.includes(name));
}

function goodAnswer({ answers }: LockedFacts): LockedFacts['answers'][number] | undefined {
  return answers.find(({ status }) => status === undefined || (status >= 200 && status < 300));
}
