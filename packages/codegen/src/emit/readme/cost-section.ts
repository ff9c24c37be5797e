/** What calls cost, where that is told, and how long what they leave behind can be read. */
import { milliseconds } from '../../model/duration.ts';
import type { ClientModel } from '../../model/model.ts';
import { code, table } from '../markdown.ts';
import { durationWords } from './duration-words.ts';
import { dotted } from './reference-entries.ts';

type Meta = NonNullable<ClientModel['spec']['meta']>;
type Source = NonNullable<Meta['requestId']>[number];

/** What `withResponse()` calls each fact. */
const told: readonly (readonly [fact: Exclude<keyof Meta, 'clientRequestId'>, member: string, what: string])[] = [
  ['costUsd', 'cost.usd', 'US dollars that the call cost'],
  ['costCredits', 'cost.credits', 'credits that the call cost'],
  ['remainingCredits', 'remainingCredits', 'credits that are left'],
  ['rateLimitRemaining', 'rateLimit.remaining', 'calls left in the rate window'],
  ['rateLimitResetAt', 'rateLimit.resetAt', 'when the rate window begins anew'],
  ['generationSeconds', 'generationSeconds', 'seconds that the provider worked'],
  ['seed', 'seed', 'the seed that was used'],
  ['requestId', 'requestId', "the provider's id of the request, for its support"],
];

/** The section. */
export function costSection(model: ClientModel): string[] {
  const { meta = {} } = model.spec;
  const rows = told.flatMap(([fact, member, what]) => {
    const sources = meta[fact];
    return sources === undefined ? [] : [[code(`response.${member}`), what, sources.map(sourceWords).join(', else ')]];
  });
  const intro = 'What the provider tells of a call comes with `.withResponse()`; what an answer lacks is left out:';
  return [
    '## Cost and expiry',
    ...(rows.length > 0
      ? [intro, table(['member', 'what', 'read from'], rows)]
      : ['The provider tells no cost with its answers.']),
    ...facts(model),
  ];
}

function sourceWords(source: Source): string {
  const place = 'header' in source ? `header ${code(source.header)}` : `body ${code(source.body)}`;
  const isPlain = source.evidence === undefined || source.evidence === 'documented';
  return isPlain ? place : `${place} (${source.evidence})`;
}

function facts(model: ClientModel): string[] {
  const lines = [...expiries(model), ...ticket(model), ...polls(model), prices(model)];
  return [lines.map((line) => `- ${line}`).join('\n')];
}

function expiries({ spec, operations }: ClientModel): string[] {
  return Object.entries(spec.images ?? {}).flatMap(([id, locators]) => {
    const name = code(dottedId(operations, id));
    const links = locators.filter(({ url }) => url !== undefined);
    const timed = links.find(({ expires }) => expires !== undefined);
    if (links.length === 0) return [];
    if (timed?.expires === undefined)
      return [`How long links to images from ${name} work is not known: save what you keep.`];
    const span = durationWords(milliseconds(timed.expires));
    return [`Links to images from ${name} work for ${span}${known(timed)}; \`image.expiresAt\` has the moment.`];
  });
}

function dottedId(operations: ClientModel['operations'], id: string): string {
  const operation = operations.find((known) => known.id === id);
  return operation ? dotted(operation) : id;
}

function known({ evidence }: { evidence?: string | undefined }): string {
  return evidence === undefined || evidence === 'documented' ? '' : ` (${evidence})`;
}

function ticket({ upload, spec }: ClientModel): string[] {
  if (upload?.expires === undefined) return [];
  const name = code(dotted(upload.create));
  return [`A ticket of ${name} is good for ${durationWords(upload.expires)}${known(spec.uploads ?? {})}.`];
}

function polls({ tasks }: ClientModel): string[] {
  return tasks.map(({ name, every, poll, firstWait }) => {
    const first = firstWait === undefined ? '' : ', first after the time that the provider expects';
    return `${code(`${name}.run`)} asks ${code(dotted(poll))} every ${durationWords(every)}${first}; \`polling\` changes that.`;
  });
}

function prices({ spec }: ClientModel): string {
  const page = spec.docs.find(({ url }) => url !== undefined)?.url ?? spec.baseUrl;
  return `Prices are the provider's to change and are not kept here: see [its page](${page}). What failed calls cost stands [below](#errors).`;
}
