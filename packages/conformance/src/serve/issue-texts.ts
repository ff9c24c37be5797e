import type { ErrorObject } from 'ajv';
import { tokensOf } from '../json/pointer.ts';

/** No more than these are told at once. */
const most = 5;

/** What ajv found, as short texts that name the field: `options.num_outputs: must be <= 4`. */
export function issueTexts(errors: readonly ErrorObject[], root = ''): readonly string[] {
  const texts = errors.filter((error) => isTold(error, errors)).map((error) => textOf(error, root));
  return [...new Set(texts)].slice(0, most);
}

/** A choice of several forms fails once for each; what is wrong inside one of them says more than the choice itself. */
function isTold(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (error.keyword === 'if') return false;
  const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';
  const inside = ({ schemaPath, instancePath }: ErrorObject, choice: ErrorObject): boolean =>
    schemaPath !== choice.schemaPath && `${instancePath}/`.startsWith(`${choice.instancePath}/`);
  const isDeeper = (one: ErrorObject, choice: ErrorObject): boolean =>
    inside(one, choice) && fieldOf(one) !== fieldOf(choice);
  if (isChoice(error)) return !all.some((one) => isDeeper(one, error));
  return !all.some((choice) => isChoice(choice) && inside(error, choice) && fieldOf(error) === fieldOf(choice));
}

function fieldOf({ instancePath, keyword, params }: ErrorObject): string {
  const tokens = tokensOf(instancePath);
  if (keyword === 'required') return [...tokens, String(params.missingProperty)].join('.');
  return tokens.join('.');
}

function textOf(error: ErrorObject, root: string): string {
  const { keyword, params, message = 'is not valid' } = error;
  const field = [root, fieldOf(error)].filter((part) => part !== '').join('.') || 'body';
  if (keyword === 'required') return `${field}: is required`;
  if (keyword === 'false schema') return `${field}: is not allowed here`;
  if (keyword === 'anyOf' || keyword === 'oneOf') return `${field}: has none of the documented forms`;
  if (keyword === 'const') return `${field}: must be ${JSON.stringify(params.allowedValue)}`;
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    return `${field}: must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  return `${field}: ${message}`;
}
