import * as z from 'zod';
import type { Provenance } from './case-file.ts';

const redaction = z.strictObject({ at: z.string(), what: z.string(), placeholder: z.string() });

/** How a case is known; what was recorded says when and by what, and nothing else may say so. */
export const provenanceSchema: z.ZodType<Provenance> = z
  .strictObject({
    evidence: z.enum(['recorded', 'documented', 'digest', 'observed', 'assumed']),
    source: z.string().describe('Page, repository or reason; never "recorded" unless we saw it on the wire.'),
    note: z.string().optional(),
    contradicts: z.array(z.string()).optional(),
    recordedAt: z.iso.date().optional(),
    recorder: z.string().optional(),
    redactions: z.array(redaction).optional(),
  })
  .refine(({ evidence, recordedAt, recorder }) => evidence !== 'recorded' || (recordedAt && recorder), {
    message:
      'evidence recorded needs recordedAt and recorder: it is written by `replay --live --record`, never by hand',
  })
  .refine(({ evidence, source }) => evidence !== 'recorded' || !/127\.0\.0\.1|localhost|\[::1\]/.test(source), {
    message: 'what was recorded on loopback is a rehearsal; only a real provider is evidence',
  });
