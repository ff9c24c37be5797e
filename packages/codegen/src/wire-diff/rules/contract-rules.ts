/** The rules of what `provider.yaml` says. */
import type { Rule } from './rule.ts';

/** All rules of contracts. */
export const contractRules: readonly Rule[] = [];
