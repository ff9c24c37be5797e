import type { FactSchema } from '../page-facts.ts';
import type { RawField } from './raw-field.ts';
import { readType, typesOf } from './read-type.ts';

const formats = ['uri', 'uri[]', 'date-time', 'date', 'uuid', 'email', 'binary', 'byte'];

/** Reads what stands behind a type, as in `number · min: 1 · max: 4`. */
export function readConstraints(raw: RawField, tell: (text: string, why: string) => void): FactSchema {
  const type = (raw.type === undefined ? undefined : readType(raw.type)) ?? {};
  const found: Record<string, unknown> = {};
  for (const text of raw.constraints ?? []) {
    const bound = /^(min|max): (-?\d+(?:\.\d+)?)$/.exec(text);
    if (bound) found[boundOf(bound[1] === 'min', type)] = Number(bound[2]);
    else if (text === 'nullable') found.type = [...typesOf(type), 'null'];
    else if (formats.includes(text)) Object.assign(found, formatOf(text));
    else if (text !== 'enum') tell(text, 'This part of the type is not known.');
    else if (raw.values === undefined) tell(text, 'The values that it allows are not shown.');
  }
  return found;
}

/** Of a text its length is bound, of a list how many items it has. */
function boundOf(isLeast: boolean, type: FactSchema): string {
  if (type.type === 'string') return isLeast ? 'minLength' : 'maxLength';
  if (type.type === 'array') return isLeast ? 'minItems' : 'maxItems';
  return isLeast ? 'minimum' : 'maximum';
}

function formatOf(text: string): FactSchema {
  return text.endsWith('[]') ? { items: { type: 'string', format: text.slice(0, -2) } } : { format: text };
}
