import * as z from 'zod';
import { providerSpecSchema } from './parse/provider-spec.ts';
import type { PrintedFile } from './print/print-files.ts';

/** The JSON Schema of provider.yaml, for editors. */
export function printProviderSchema(): PrintedFile {
  const schema = z.toJSONSchema(providerSpecSchema, { io: 'input' });
  return { path: 'provider.schema.json', text: `${JSON.stringify(schema, undefined, 2)}\n` };
}
