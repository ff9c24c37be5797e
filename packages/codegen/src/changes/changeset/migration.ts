/** What to write instead, for each kind of a break. */
import type { Change } from '../../wire-diff/change.ts';
import { nameOf, shown } from './change-line.ts';

/** One line for a change that breaks programs. */
export function migrationLine(change: Change): string {
  const where = change.operation === undefined ? '' : `${change.operation}: `;
  const found = advice.find(([pattern]) => pattern.test(change.rule));
  const tell = found?.[1] ?? ((name: string) => `look at every use of ${name}; what it means has changed.`);
  return `- ${where}${tell(`\`${nameOf(change.place)}\``, change)}`;
}

type Tell = (name: string, change: Change) => string;

const gives = ({ after }: Change): string => (after === undefined ? '' : ` (${shown(after)})`);

/** By the rule's name; the first that fits. */
const advice: readonly (readonly [RegExp, Tell])[] = [
  [/renamed/, (name, { before, after }) => `write ${shown(after)} in place of ${shown(before ?? name)}.`],
  [/^request-newly-refused$/, (name, { after }) => `do not send such a value of ${name}: it ${String(after)}.`],
  [
    /^request.*(-max|-max-length|-max-items)-?(decreased|set|tightened)?$/,
    (name, { after }) => `keep ${name} at ${shown(after)} at most.`,
  ],
  [
    /^request.*(-min|-min-length|-min-items)-?(increased|set|tightened)?$/,
    (name, { after }) => `keep ${name} at ${shown(after)} at least.`,
  ],
  [/^request.*pattern/, (name, { after }) => `give ${name} as the pattern ${shown(after)} asks.`],
  [
    /^(new-required-request|request.*became-required)/,
    (name, change) => `give ${name}${gives(change)}; it has to be there.`,
  ],
  [/^argument-became-required/, (name) => `give every argument of ${name}.`],
  [
    /^request.*(enum-value|type-value)-removed/,
    (name, { before }) => `send another value of ${name} than ${shown(before)}.`,
  ],
  [/^request.*became-enum/, (name, { after }) => `send ${name} as one of ${shown(after)}.`],
  [
    /^request.*(one-of|any-of|branch)-removed/,
    (name, { before }) => `give ${name} in another form than ${shown(before)}.`,
  ],
  [/^request.*not-nullable/, (name) => `leave ${name} out in place of sending null.`],
  [
    /^request.*removed/,
    (name) => `leave ${name} out: it is refused (where it must be sent still, pass it by \`extraBody\`).`,
  ],
  [/^request.*type-changed/, (name, change) => `send ${name} in its new type${gives(change)}.`],
  [/^response.*became-(optional|nullable)/, (name) => `be ready for an answer without ${name}.`],
  [/^response.*removed/, (name) => `do not read ${name}: answers have it no more.`],
  [/^response.*(added|generalized)/, (name, change) => `be ready for one more form of ${name}${gives(change)}.`],
  [/^response.*type-changed/, (name, change) => `read ${name} in its new type${gives(change)}.`],
  [/^(method|resource|operation|endpoint|api-path|api).*removed/, (name) => `call another method: ${name} is gone.`],
  [
    /^exported-name-removed/,
    (name) => `import no ${name}: it is gone. Write the type yourself where you still need it.`,
  ],
  [/class|category/, (name, { before, after }) => `catch ${shown(after)} where you caught ${shown(before)} (${name}).`],
  [/auth|header|env/, (name, change) => `look at how the client gets its key: ${name} changed${gives(change)}.`],
  [/^node-floor-raised/, (_name, { after }) => `run Node ${shown(after)}.`],
  [/^entry-removed/, (name) => `import from another entry: ${name} is gone.`],
];
