/** Compares what a contract says of calls: which are safe, tasks, uploads, images, and what is read of answers. */
import { asArray, asObject, type Json } from '../../json.ts';
import { canonical } from '../schema/canonical.ts';
import { member, membersOf, type Part, tellChanged, tellOfPart, tellSources } from './contract-report.ts';
import { factsOf } from './facts.ts';

/** Compares facts about operations. */
export function compareOperationFacts(part: Part): void {
  for (const [operation, entry] of membersOf(part)) {
    const [before, after] = [asObject(entry.pair.before), asObject(entry.pair.after)];
    const [was, is] = [before.safe === true, after.safe === true];
    if (was !== is) tellOfPart(entry, is ? 'operation-became-safe' : 'operation-became-unsafe', { operation });
    const [wasFree, isFree] = [before.auth === 'none', after.auth === 'none'];
    if (wasFree !== isFree) tellOfPart(entry, isFree ? 'api-security-removed' : 'api-security-added', { operation });
    const known: Part = { ...entry, pair: { before: rest(before), after: rest(after) } };
    for (const [, other] of membersOf(known)) tellChanged(other, 'contract-changed', operation);
    if (was === is && wasFree === isFree)
      tellSources({ ...entry, pair: { before: notesOf(before), after: notesOf(after) } });
  }
}

function rest({
  safe: _safe,
  auth: _auth,
  evidence: _evidence,
  source: _source,
  note: _note,
  ...others
}: ReturnType<typeof asObject>) {
  return others;
}

function notesOf({ evidence = null, source = null, note = null }: ReturnType<typeof asObject>): Json {
  return { evidence, source, note };
}

/** Which rule a member of a task falls under. */
const taskRules: Readonly<Record<string, string>> = {
  create: 'task-create-changed',
  poll: 'task-outcome-changed',
  result: 'task-outcome-changed',
  pending: 'task-states-changed',
  done: 'task-states-changed',
  failed: 'task-states-changed',
  id: 'task-source-changed',
  status: 'task-source-changed',
  firstWait: 'task-pace-changed',
  every: 'task-pace-changed',
};

/** Compares tasks; their states are sets. */
export function compareTasks(part: Part): void {
  for (const [name, task] of membersOf(part)) {
    const { before, after } = task.pair;
    if (before === undefined) tellOfPart(task, 'task-added', { after: name });
    else if (after === undefined) tellOfPart(task, 'task-removed', { before: name });
    else
      for (const [key, entry] of membersOf(task)) {
        if (sameSet(entry)) continue;
        if (isNote(key)) tellSources(entry);
        else tellChanged(entry, taskRules[key] ?? 'contract-changed');
      }
  }
}

function sameSet({ pair }: Part): boolean {
  if (!Array.isArray(pair.before) || !Array.isArray(pair.after)) return false;
  return canonical(pair.before.map(canonical).sort()) === canonical(pair.after.map(canonical).sort());
}

function isNote(key: string): boolean {
  return key === 'evidence' || key === 'source' || key === 'note';
}

/** Compares uploads. */
export function compareUploads(part: Part): void {
  const { before, after } = part.pair;
  if (before === undefined && after === undefined) return;
  if (before === undefined) tellOfPart(part, 'uploads-added', {});
  else if (after === undefined) tellOfPart(part, 'uploads-removed', {});
  else
    for (const [key, entry] of membersOf(part))
      if (isNote(key)) tellSources(entry);
      else tellChanged(entry, key === 'create' ? 'uploads-create-changed' : 'uploads-changed');
}

/** Compares where images stand in answers. */
export function compareImages(part: Part): void {
  for (const [operation, entry] of membersOf(part)) {
    const { before, after } = entry.pair;
    if (before === undefined) tellOfPart(entry, 'images-added', { operation });
    else if (after === undefined) tellOfPart(entry, 'images-removed', { operation });
    else if (sameLocators(before, after)) compareExpiry(entry, operation);
    else tellChanged(entry, 'images-source-changed', operation);
  }
}

function sameLocators(before: Json, after: Json): boolean {
  const places = (list: Json): string =>
    canonical(asArray(factsOf(list)).map((locator) => ({ ...asObject(locator), expires: null })));
  return places(before) === places(after);
}

function compareExpiry(entry: Part, operation: string): void {
  const [before, after] = [asArray(entry.pair.before), asArray(entry.pair.after)];
  for (const [index, locator] of after.entries()) {
    const [was, is] = [asObject(before[index]).expires, asObject(locator).expires];
    const place = `${entry.place}/${index}/expires`;
    if (was !== is) tellOfPart(entry, 'images-expiry-changed', { operation, place, before: was, after: is });
  }
  const words = (list: Json[]): Json => list.map((locator) => ({ ...asObject(locator), expires: null }));
  tellSources({ ...entry, pair: { before: words(before), after: words(after) } });
}

/** Compares what is read of answers beside their bodies. */
export function compareMeta(part: Part): void {
  for (const [name, entry] of membersOf(part)) {
    const [was, is] = [isThere(entry.pair.before), isThere(entry.pair.after)];
    if (was && is) tellChanged(entry, 'meta-source-changed');
    else if (is) tellOfPart(entry, 'meta-added', { after: name });
    else if (was) tellOfPart(entry, 'meta-removed', { before: name });
  }
}

function isThere(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Compares where texts and codes of errors stand. */
export function compareEnvelope(part: Part): void {
  for (const key of ['message', 'code']) tellChanged(member(part, key), 'error-message-source-changed');
}
