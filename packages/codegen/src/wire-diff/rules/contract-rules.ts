/** The rules of what `provider.yaml` says: what failures mean, and what is read of requests and answers. */
import type { Level, Position } from '../change.ts';
import type { Rule } from './rule.ts';

const errors: readonly Rule[] = [
  rule('error-row-added', 'minor', 'One more failure is told apart from others.'),
  rule(
    'error-row-removed',
    'minor',
    'A failure is no longer told apart; where its class is another now, that is told beside it.',
  ),
  rule('error-row-renamed', 'patch', 'The failure means what it meant.'),
  rule('error-row-class-changed', 'major', 'Code that catches the class no longer sees the failure.'),
  rule('error-row-category-changed', 'major', 'Code that asks for the category no longer sees the failure.'),
  rule('error-row-retry-changed', 'minor', 'The failure is tried again, or is not any more; look at what that costs.'),
  rule('error-row-billable-changed', 'minor', 'Whether the failure may be charged is known otherwise.'),
  rule('error-row-retry-after-changed', 'minor', 'When to try again is read from another place.'),
  rule(
    'error-row-condition-changed',
    'minor',
    'Other answers fall under the failure; where one has another class now, that is told beside it.',
  ),
  rule('error-row-moved', 'minor', 'Answers that fit both rows mean something else.'),
  rule(
    'failure-reclassified',
    'major',
    'An answer of until now has another class or category, and code that catches it sees it no more.',
  ),
  rule('failure-rerouted', 'minor', 'An answer of until now is tried again otherwise, or may be charged otherwise.'),
  rule('error-message-source-changed', 'minor', 'Texts and codes of errors are read from other places.'),
];

const names: readonly Rule[] = [
  rule('provider-id-changed', 'major', 'The package has another name.'),
  rule('client-class-changed', 'major', 'The class has another name.'),
  rule('auth-env-changed', 'major', 'The key is read from another environment variable.'),
  rule('docs-page-changed', 'patch', 'Only where the documentation stands has changed.'),
  rule('contract-changed', 'major', 'Nobody can tell what the change means to callers.'),
];

const calls: readonly Rule[] = [
  rule('operation-became-safe', 'minor', 'The call is tried again where it was not.'),
  rule('operation-became-unsafe', 'minor', 'The call is no longer tried again after it was sent.'),
];

const tasks: readonly Rule[] = [
  rule('task-added', 'minor', 'One more task.'),
  rule('task-removed', 'major', 'Code that runs the task stops compiling.'),
  rule('task-create-changed', 'major', 'The task takes what another operation takes.'),
  rule('task-outcome-changed', 'major', 'The task gives what another operation gives.'),
  rule('task-states-changed', 'minor', 'Other states end the task, or keep it waiting.'),
  rule('task-source-changed', 'minor', 'The id or the state of the task is read from another place.'),
  rule('task-pace-changed', 'minor', 'The state of the task is asked for at other times.'),
];

const files: readonly Rule[] = [
  rule('uploads-added', 'minor', 'Files can be uploaded.'),
  rule('uploads-removed', 'major', 'Code that uploads stops compiling.'),
  rule('uploads-create-changed', 'major', 'An upload takes what another operation takes.'),
  rule('uploads-changed', 'minor', 'The same upload travels otherwise.'),
  rule('images-added', 'major', 'The call gives images and the body, where it gave the body.'),
  rule('images-removed', 'major', 'The call gives the body, where it gave images.'),
  rule('images-source-changed', 'minor', 'Images are read from other places of the answer.'),
  rule('images-expiry-changed', 'minor', 'Links to images live for another time.'),
  rule('meta-added', 'minor', 'One more fact can be read of an answer.'),
  rule('meta-removed', 'major', 'A fact that was read of answers is never there any more.'),
  rule('meta-source-changed', 'minor', 'A fact is read from other places of the answer.'),
];

function rule(id: string, level: Level, why: string): Rule {
  return { id, position: 'provider', level, why };
}

function at(position: Position, list: readonly Rule[]): Rule[] {
  return list.map((entry) => ({ ...entry, position }));
}

/** All rules of contracts. */
export const contractRules: readonly Rule[] = [
  ...at('error', errors),
  ...names,
  ...at('operation', calls),
  ...tasks,
  ...files,
];
