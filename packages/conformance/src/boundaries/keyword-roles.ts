/** What a keyword does to a request: draws a border, only says what is on one side, or says nothing about values. */
export type KeywordRole = 'draws-a-border' | 'takes-only' | 'says-nothing';

/** Every keyword that a request may be described by; one that is not here is a problem, not a gap. */
export const keywordRoles: Readonly<Record<string, KeywordRole>> = {
  type: 'draws-a-border',
  enum: 'draws-a-border',
  const: 'draws-a-border',
  minimum: 'draws-a-border',
  maximum: 'draws-a-border',
  exclusiveMinimum: 'draws-a-border',
  exclusiveMaximum: 'draws-a-border',
  multipleOf: 'draws-a-border',
  minLength: 'draws-a-border',
  maxLength: 'draws-a-border',
  pattern: 'draws-a-border',
  format: 'draws-a-border',
  minItems: 'draws-a-border',
  maxItems: 'draws-a-border',
  uniqueItems: 'draws-a-border',
  required: 'draws-a-border',
  properties: 'draws-a-border',
  anyOf: 'draws-a-border',
  oneOf: 'draws-a-border',
  if: 'draws-a-border',
  // The request with the value, and every one without it: a default that is sent unasked shows there.
  default: 'takes-only',
  // What an item may be is told where its own schema is looked at.
  items: 'takes-only',
  allOf: 'says-nothing',
  // What a condition leads to is looked at with the condition.
  then: 'says-nothing',
  else: 'says-nothing',
  // It names the property that tells branches apart; the branches themselves say by what.
  discriminator: 'says-nothing',
  title: 'says-nothing',
  description: 'says-nothing',
  examples: 'says-nothing',
  deprecated: 'says-nothing',
};
