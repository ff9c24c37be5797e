import type { ts } from 'ts-morph';
import { compareValues } from './compare-values.ts';
import type { Comparison } from './comparison.ts';

/** A method or constructor in both revisions. */
export interface Signatures {
  readonly before: ts.Signature;
  readonly after: ts.Signature;
  /** From the exported class on. */
  readonly path: readonly string[];
  readonly operation?: string;
}

/** Notes what a call may no longer pass, and what it is given otherwise. */
export function compareSignatures(comparison: Comparison, { before, after, path, operation }: Signatures): void {
  const { checker } = comparison;
  const told = operation === undefined ? {} : { operation };
  const [old, now] = [before.getParameters(), after.getParameters()];
  for (const [index, parameter] of now.entries()) {
    const where = { path: [...path, parameter.name], role: 'request', ...told } as const;
    const same = old[index];
    if (same) compareValues(comparison, [checker.getTypeOfSymbol(same), checker.getTypeOfSymbol(parameter)], where);
  }
  const [least, most] = [leastOf(checker, before), leastOf(checker, after)];
  if (most > least) comparison.noteAt(path, 'request', { rule: 'argument-became-required', level: 'major' }, operation);
  if (most < least) comparison.noteAt(path, 'request', { rule: 'argument-became-optional', level: 'minor' }, operation);
  if (now.length < old.length)
    comparison.noteAt(path, 'request', { rule: 'argument-removed', level: 'major' }, operation);
  // What a constructor makes is its class, which is compared by its members.
  if (path.at(-1) === 'new') return;
  const returned = { path: [...path, 'returns'], role: 'response', ...told } as const;
  compareValues(comparison, [before.getReturnType(), after.getReturnType()], returned);
}

/** How many arguments have to be given. */
function leastOf(checker: ts.TypeChecker, signature: ts.Signature): number {
  return signature.getParameters().filter((parameter) => {
    const declared = parameter.valueDeclaration as ts.ParameterDeclaration | undefined; // Of a parameter, nothing else.
    return declared !== undefined && !checker.isOptionalParameter(declared);
  }).length;
}
