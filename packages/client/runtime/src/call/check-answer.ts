import { channel } from '../client/channel.ts';
import type { HookAnswer } from '../client/hook.ts';
import type { ResponseChecks } from '../client/options.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import { tell } from '../client/tell.ts';
import { redactIssues } from '../errors/redact-issues.ts';
import type { Operation } from '../operation.ts';
import { check } from '../schema/check.ts';
import type { Drift, ValidationIssue } from '../schema/issue.ts';
import type { Schema } from '../schema/schema.ts';
import { type Answer, notDue } from './attempt.ts';
import { spell } from './check-input.ts';

/** The answer to be checked, and how. */
export interface AnswerCheck {
  readonly client: ResolvedClient;
  readonly operation: Operation;
  readonly answer: Answer;
  readonly late: Pick<HookAnswer, 'response'>;
  readonly schema: Schema | undefined;
  readonly mode: ResponseChecks;
}

/**
 * Holds the JSON of an answer against its documented shape. In mode `report` a difference is told and the call goes on;
 * only a value of another type altogether, where nothing could be read from, is an error in every mode that checks.
 * @throws ProtocolError
 */
export function checkAnswer(options: AnswerCheck): void {
  const { client, operation, schema, mode, answer, late } = options;
  if (mode === 'off' || answer.bytes !== undefined) return;
  const isChecked = schema !== undefined && answer.shapeless !== true;
  const shape = isChecked ? check(schema, answer.marked) : [];
  if (shape.length + answer.issues.length === 0) return;
  const issues = redactIssues([...shape, ...answer.issues], client.redact);
  if (mode === 'strict' || issues.some(({ path, rule }) => path === '' && rule === 'type')) {
    const what = `a body that does not have its documented shape: ${spell(issues)}`;
    throw notDue({ client, operation, number: late.response.attempts }, { ...answer, what, issues });
  }
  report(options, issues);
}

function report({ client, operation, answer, late }: AnswerCheck, issues: readonly ValidationIssue[]): void {
  client.log?.tell({
    kind: 'drift',
    operation: operation.id,
    places: issues.map(({ path, rule }) => `${path} (${rule})`),
  });
  const { requestId } = late.response;
  const drift: Drift = {
    provider: client.definition.id,
    operation: operation.id,
    status: answer.status,
    issues,
    ...(requestId === undefined ? {} : { requestId }),
  };
  channel('limner:drift')?.publish(drift);
  // A listener at fault must not lose an answer that was paid for, and must not go unnoticed either.
  void tell(() => client.options.onDrift?.(drift), 'onDrift threw');
}
