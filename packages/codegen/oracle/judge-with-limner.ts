import { emitValidator } from '../src/emit-validator.ts';
import type { Json } from '../src/json.ts';
import { type Judge, refuse } from './judge.ts';
import { loadModule } from './load-module.ts';

/** As far as a zod schema is needed here. */
interface Schema {
  safeParse(value: unknown): { success: boolean };
}

/** Ours: emitted, imported and asked. An error among the diagnostics is a refusal, whatever the code would say. */
export const judgeWithLimner: Judge = async ({ schema, documents = {}, formats = 'annotate' }) => {
  const { code, diagnostics } = emitValidator(schema, { name: 'judged', documents, formats });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    return refuse(errors.map((error) => `${error.code} at ${error.pointer}: ${error.message}`).join('; '));
  const { judged } = await loadModule(code);
  // What the emitted module exports under the name asked for is a zod schema: that is its promise.
  return (instance: Json) => (judged as Schema).safeParse(instance).success;
};
