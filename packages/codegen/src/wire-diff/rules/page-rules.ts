/** The rules of docs pages: what they say beside bodies, and what becomes of their parts. */
import type { Level, Position } from '../change.ts';
import type { Rule } from './rule.ts';

/** All rules of docs pages. */
export const pageRules: readonly Rule[] = [
  rule('model-added', 'operation', 'minor', 'One more model can be asked for.'),
  rule('model-removed', 'operation', 'major', 'Calls of the model are refused.'),
  rule(
    'request-property-became-conditional',
    'request',
    'minor',
    'Under a condition that the page tells, it is required.',
  ),
  rule(
    'request-property-became-unconditional',
    'request',
    'minor',
    'What the page told of a condition is told no more.',
  ),
  rule('response-lifetime-changed', 'response', 'minor', 'What an answer points to lives for another time.'),
  rule('error-title-changed', 'error', 'patch', 'The page has other words for the same status.'),
  rule('page-facts-changed', 'provider', 'none', 'Something read of the page has changed that no rule judges.'),
  rule('page-text-changed', 'provider', 'none', 'A page that holds no facts has other words.'),
  rule('page-part-became-unreadable', 'provider', 'none', 'A place for facts cannot be told apart any more.'),
  rule('page-part-became-readable', 'provider', 'none', 'A place for facts can be told apart now.'),
];

function rule(id: string, position: Position, level: Level, why: string): Rule {
  return { id, position, level, why };
}
