import { isBinaryInput } from '../../request/binary-input.ts';
import { kindOf } from '../wording.ts';
import { report } from './report.ts';
import { type Check, rule } from './rule.ts';

/** A file of the caller's, as bodies take it: bytes, a Blob or a File, a stream, or one of them with its name and type. */
export function binary(): Check {
  return rule((payload) => {
    if (!isBinaryInput(payload.value))
      report(payload, {
        rule: 'type',
        limit: 'binary',
        text: `expected bytes, a Blob, a File or a stream, got ${kindOf(payload.value)}`,
      });
  });
}
