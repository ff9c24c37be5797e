/** Compares answers by status: those of success by their bodies, wherever the status has moved, and failures. */
import { asObject, child } from '../../json.ts';
import { changeOf } from '../change-of.ts';
import { type Located, settled } from '../located.ts';
import type { Pair } from '../schema/pair.ts';
import { compareHeaders } from './compare-headers.ts';
import { compareContents, contentChanges } from './contents.ts';
import type { Operation } from './operations.ts';
import { compareMembers, compareWords, type Report, tellIn } from './report.ts';

interface Answer extends Located {
  readonly status: string;
  readonly isSuccess: boolean;
}

/** Compares the answers of an operation. */
export function compareAnswers(report: Report, pair: Pair<Operation>): void {
  const before = answersOf(report.roots.before, pair.before);
  const after = answersOf(report.roots.after, pair.after);
  for (const old of before) {
    const now = after.find(({ status }) => status === old.status);
    if (now && old.isSuccess) compareAnswer(report, { before: old, after: now });
    else if (now) compareFailure(report, { before: old, after: now });
  }
  const gone = before.filter(({ status }) => !after.some((other) => other.status === status));
  const come = after.filter(({ status }) => !before.some((other) => other.status === status));
  tellFailures(report, gone, come);
  tellSuccesses(report, { gone: successes(gone), come: successes(come), before: successes(before), after });
}

function successes(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ isSuccess }) => isSuccess);
}

function answersOf(document: Report['roots']['before'], { value, place }: Operation): readonly Answer[] {
  const responses = Object.entries(asObject(value.responses));
  const namesSuccess = responses.some(([status]) => status.startsWith('2'));
  return responses.map(([status, response]) => ({
    ...settled(document, { value: response, place: child(`${place}/responses`, status) }),
    status: status.toUpperCase(),
    isSuccess: status.startsWith('2') || (status === 'default' && !namesSuccess),
  }));
}

function compareAnswer(report: Report, pair: Pair<Answer>): void {
  const { place } = pair.after;
  const values = { before: pair.before.value, after: pair.after.value };
  compareWords(report, values, place);
  compareHeaders(report, pair);
  compareMembers(report, 'response-links-changed', { pair: values, place, keys: ['links'] });
  compareContents(report, { position: 'response', pair });
}

/** No type has the bodies of failures: whatever changes in them is told under one rule, with what it was. */
function compareFailure(report: Report, pair: Pair<Answer>): void {
  const out: Report['out'] = [];
  compareAnswer({ ...report, out }, pair);
  for (const change of out) {
    const { place, before, after } = change;
    const isProse = change.rule === 'description-changed' || change.rule === 'evidence-changed';
    const isHeader = change.rule.includes('-header-');
    report.out.push(
      isProse || isHeader
        ? change
        : changeOf('failure-body-changed', { place, before, after, operation: report.operation }),
    );
  }
}

function tellFailures(report: Report, gone: readonly Answer[], come: readonly Answer[]): void {
  for (const { status, place, isSuccess } of gone)
    if (!isSuccess) tellIn(report, 'response-non-success-status-removed', { place, before: status });
  for (const { status, place, isSuccess } of come)
    if (!isSuccess) tellIn(report, 'response-non-success-status-added', { place, after: status });
}

interface Successes {
  readonly gone: readonly Answer[];
  readonly come: readonly Answer[];
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
}

function tellSuccesses(report: Report, { gone, come, before, after }: Successes): void {
  const arrived = new Set<Answer>();
  for (const old of gone) {
    const now = gone.length === 1 && come.length === 1 ? come[0] : sameAnswer(report, old, { come, after });
    if (now === undefined) {
      tellIn(report, 'response-success-status-removed', { place: old.place, before: old.status });
      continue;
    }
    arrived.add(now);
    tellIn(report, 'response-success-status-moved', { place: now.place, before: old.status, after: now.status });
    if (come.includes(now)) compareAnswer(report, { before: old, after: now });
  }
  for (const now of come) {
    if (arrived.has(now)) continue;
    tellIn(report, 'response-success-status-added', { place: now.place, after: now.status });
    const isKnown = before.some((old) => isReadable(report, old, now));
    if (!isKnown && before.length > 0) tellIn(report, 'response-body-any-of-added', { place: now.place });
  }
}

/** Another success that readers of this one can read, or one that was there before and may have all of it. */
function sameAnswer(report: Report, old: Answer, { come, after }: Pick<Successes, 'come' | 'after'>) {
  return successes(after).find((now) => (come.includes(now) ? isReadable(report, old, now) : hasAll(report, old, now)));
}

function isReadable(report: Report, old: Answer, now: Answer): boolean {
  const changes = contentChanges(report, { position: 'response', pair: { before: old, after: now } });
  return changes.every(({ level }) => level !== 'major');
}

/** What takes all that was taken has all shapes that there were: asked as if it were a request. */
function hasAll(report: Report, old: Answer, now: Answer): boolean {
  const open = { ...report, refusesUnknown: false };
  const changes = contentChanges(open, { position: 'request', pair: { before: old, after: now } });
  return changes.every(({ level }) => level !== 'major');
}
