/** The rules of operations: how they are called, what carries a value, and what people read. */
import type { Level, Position } from '../change.ts';
import type { Rule } from './rule.ts';

const spoken: readonly Rule[] = [
  rule('description-changed', 'patch', 'Only what people read has changed; told once an operation.'),
  rule('evidence-changed', 'patch', 'How a fact is known has changed, the fact has not; told once an operation.'),
];

const calls: readonly Rule[] = [
  rule('endpoint-added', 'minor', 'One more method.'),
  rule('api-removed-without-deprecation', 'major', 'Calls of the method stop compiling.'),
  rule('api-removed-with-deprecation', 'major', 'Calls of the method stop compiling; it had been marked.'),
  rule('endpoint-deprecated', 'minor', 'Editors strike the method through; it still works.'),
  rule('endpoint-reactivated', 'minor', 'The method is no longer struck through.'),
  rule('api-operation-id-changed', 'major', 'The id is the name of the method: calls by the old one stop compiling.'),
  rule('api-path-changed', 'minor', 'The same call goes to another path.'),
  rule('api-method-changed', 'minor', 'The same call travels by another HTTP method, which may be sent again or not.'),
  rule('api-security-added', 'major', 'It worked without a key.'),
  rule('api-security-removed', 'minor', 'It works without a key now.'),
  rule('api-security-changed', 'major', 'Another kind of key is needed.'),
  rule('api-servers-changed', 'minor', 'The same call goes to another host.'),
  rule('api-callbacks-changed', 'minor', 'What the provider calls back; clients do not take it.'),
  rule('operation-changed', 'major', 'Nobody can tell what the change means to callers.'),
];

const requests: readonly Rule[] = [
  rule('new-required-request-parameter', 'major', 'Calls without it are refused.'),
  rule('new-optional-request-parameter', 'minor', 'One more parameter is taken.'),
  rule('request-parameter-removed', 'major', 'Calls with it stop compiling and are refused before sending.'),
  rule('request-parameter-renamed', 'major', 'Calls with the old name stop compiling and are refused before sending.'),
  rule('request-parameter-became-required', 'major', 'Calls without it are refused.'),
  rule('request-parameter-became-optional', 'minor', 'It may be left out.'),
  rule('request-parameter-style-changed', 'minor', 'The same value is written otherwise on the wire.'),
  rule('request-body-added-required', 'major', 'Calls without a body are refused.'),
  rule('request-body-added-optional', 'minor', 'A body is taken.'),
  rule('request-body-removed', 'major', 'Calls with a body stop compiling.'),
  rule('request-body-became-required', 'major', 'Calls without a body are refused.'),
  rule('request-body-became-optional', 'minor', 'The body may be left out.'),
  rule('request-body-media-type-added', 'minor', 'One more kind of body is taken.'),
  rule('request-body-media-type-removed', 'major', 'A kind of body that was sent until now is refused.'),
  rule('request-body-encoding-changed', 'minor', 'The same values are written otherwise on the wire.'),
];

const answers: readonly Rule[] = [
  rule('response-success-status-added', 'minor', 'Every status from 200 to 299 is a success to clients.'),
  rule(
    'response-success-status-moved',
    'minor',
    'Every status from 200 to 299 is a success to clients, with the same body.',
  ),
  rule('response-success-status-removed', 'major', 'An answer with that body comes no more.'),
  rule('response-non-success-status-added', 'minor', 'One more failure is named; the contract says what it means.'),
  rule(
    'response-non-success-status-removed',
    'minor',
    'A failure is no longer named; the contract still says what it means.',
  ),
  rule('response-media-type-added', 'minor', 'One more kind of answer; clients look at its media type.'),
  rule('response-media-type-removed', 'major', 'A kind of answer comes no more.'),
  rule('response-header-added', 'minor', 'One more header field can be read.'),
  rule(
    'required-response-header-removed',
    'minor',
    'Header fields are in no type; what clients read of them is in the contract.',
  ),
  rule(
    'optional-response-header-removed',
    'minor',
    'Header fields are in no type; what clients read of them is in the contract.',
  ),
  rule(
    'response-header-changed',
    'minor',
    'Header fields are in no type; what clients read of them is in the contract.',
  ),
  rule('response-links-changed', 'patch', 'Links say which calls follow; clients do not follow them.'),
];

const failures: readonly Rule[] = [
  rule(
    'failure-body-changed',
    'minor',
    'Bodies of failures are in no type; what clients read of them is in the contract.',
  ),
];

const hosts: readonly Rule[] = [
  rule('server-added', 'minor', 'One more host can be chosen.'),
  rule('server-removed', 'major', 'A host that could be chosen is gone.'),
  rule(
    'server-url-changed',
    'minor',
    'Calls go to another address of the same host, or to another host that was known.',
  ),
  rule(
    'server-host-changed',
    'major',
    'The host of until now is gone: whoever names it, or lets it through, has to change.',
  ),
  rule('server-variables-changed', 'major', 'The address is put together otherwise.'),
  rule('auth-scheme-added', 'minor', 'One more way to send a key.'),
  rule('auth-scheme-removed', 'major', 'A way to send a key is gone.'),
  rule('auth-scheme-changed', 'major', 'The key is sent in another way, or is another option of the client.'),
  rule('auth-header-changed', 'major', 'The key travels in another header field.'),
  rule('auth-header-spelling-changed', 'patch', 'Names of header fields are the same in upper and lower case.'),
  rule('schema-dialect-changed', 'major', 'Every schema may mean something else.'),
  rule('webhooks-changed', 'minor', 'What the provider calls by itself; clients do not take it.'),
];

function rule(id: string, level: Level, why: string): Rule {
  return { id, position: 'operation', level, why };
}

function at(position: Position, list: readonly Rule[]): Rule[] {
  return list.map((entry) => ({ ...entry, position }));
}

/** All rules of operations and documents. */
export const operationRules: readonly Rule[] = [
  ...spoken,
  ...calls,
  ...at('request', requests),
  ...at('response', answers),
  ...at('error', failures),
  ...at('provider', hosts),
];
