import { compile, config, string, util, type ZodType } from 'zod';
import { whileCompiling } from './checks/rule.ts';

const own = string()._zod.version;

/**
 * The same schema as one function without loops, some five times as fast and with next to no garbage; the very schema where
 * that cannot be: on platforms that do not make functions of texts, and for a schema of another version of zod.
 */
export function compiled<T>(schema: ZodType<T>): ZodType<T> {
  // A page that forbids such functions would be told of each attempt; zod asks once, or not at all where it is told so.
  if (config().jitless || !util.allowsEval.value) return schema;
  const { major, minor, patch } = schema._zod.version;
  return major === own.major && minor === own.minor && patch === own.patch
    ? whileCompiling(() => compile(schema))
    : schema;
}
