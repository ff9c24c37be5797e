import { shown } from './change-line.ts';
import type { ListedChange } from './listed-changes.ts';

type Tell = (name: string, change: ListedChange) => string;

const now = ({ after }: ListedChange): string => (after === undefined ? '' : ` (${shown(after)})`);

const requests: readonly (readonly [RegExp, Tell])[] = [
  [/^request-newly-refused$/, (name, { after }) => `do not send such a value of ${name}: the client ${String(after)}.`],
  [/^model-removed$/, (_name, { before }) => `send another model than ${shown(before)}.`],
  [/^request.*-renamed$/, (_name, { before, after }) => `write ${shown(after)} in place of ${shown(before)}.`],
  [
    /^new-required-request|^request.*-became-required$/,
    (name, change) => `give ${name}${now(change)}; it has to be there.`,
  ],
  [
    /^request.*-became-conditionally-required$/,
    (name, change) => `give ${name} where the condition${now(change)} holds.`,
  ],
  [/^request-body-added-required$/, () => 'give the input that the method takes now.'],
  [/^argument-became-required$/, (name) => `give every argument of ${name}.`],
  [/^argument-removed$/, (name) => `give ${name} fewer arguments.`],
  [/^request.*-multiple-of-/, (name, { after }) => `send ${name} as a multiple of ${shown(after)}.`],
  [/^request.*-unique-items-/, (name) => `send each item of ${name} once.`],
  [/^request.*-exclusive-max-/, (name, { after }) => `keep ${name} below ${shown(after)}.`],
  [/^request.*-exclusive-min-/, (name, { after }) => `keep ${name} above ${shown(after)}.`],
  [/^request.*-max-(decreased|set)$/, (name, { after }) => `keep ${name} at ${shown(after)} at most.`],
  [/^request.*-min-(increased|set)$/, (name, { after }) => `keep ${name} at ${shown(after)} at least.`],
  [/^request.*-max-[a-z]+-/, (name, { after }) => `keep the size of ${name} at ${shown(after)} at most.`],
  [/^request.*-min-[a-z]+-/, (name, { after }) => `keep the size of ${name} at ${shown(after)} at least.`],
  [/^request.*-pattern-/, (name, { after }) => `write ${name} as the pattern ${shown(after)} asks.`],
  [/^request.*-(format|content)-/, (name, change) => `write ${name} in its format${now(change)}.`],
  [
    /^request.*(enum|type)-value-removed$/,
    (name, { before }) => `send another value of ${name} than ${shown(before)}.`,
  ],
  [/^request.*-became-enum$/, (name, { after }) => `send ${name} as one of ${shown(after)}.`],
  [/^request.*-number-became-integer$/, (name) => `send ${name} as a whole number.`],
  [/^request.*-not-nullable$/, (name) => `leave ${name} out in place of sending null.`],
  [/^request.*-type-(changed|specialized)$/, (name, change) => `send ${name} in its type of now${now(change)}.`],
  [
    /^request.*-(one-of|any-of|branch)-removed$/,
    (name, { before }) => `give ${name} in another form than ${shown(before)}.`,
  ],
  [/^request.*-any-of-became-one-of$/, (name) => `give ${name} so that it fits one of its forms and no second one.`],
  [/^request.*-discriminator-changed$/, (name, change) => `say which form ${name} has as it asks now${now(change)}.`],
  [
    /^request.*-(constraint-added|schema-changed)$/,
    (name, change) => `keep ${name} to the rule that it has now${now(change)}.`,
  ],
  [
    /^request.*-(additional-properties-forbidden|any-key-removed)$/,
    (name) => `leave out of ${name} what it does not name.`,
  ],
  [/^request-body-media-type-removed$/, (name) => `send no ${name}.`],
  [
    /^request.*-(removed|became-read-only)$/,
    (name) => `leave ${name} out; what must be sent still goes by \`extraBody\`.`,
  ],
];

const answers: readonly (readonly [RegExp, Tell])[] = [
  [/^response.*-renamed$/, (_name, { before, after }) => `read ${shown(after)} in place of ${shown(before)}.`],
  [/^response.*-became-nullable$/, (name) => `be ready for null in ${name}.`],
  [/^response.*-became-optional$/, (name) => `be ready for an answer without ${name}.`],
  [/^response.*(enum|type)-value-added$/, (name, change) => `be ready for one more value of ${name}${now(change)}.`],
  [
    /^response.*enum-(value-)?removed$|^response.*-became-enum$/,
    (name, change) => `compare ${name} with the values of now${now(change)}.`,
  ],
  [
    /^response.*-(one-of|any-of|branch)-added$|generalized$/,
    (name, change) => `be ready for one more form of ${name}${now(change)}.`,
  ],
  [/^response.*-(one-of|any-of)-removed$/, (name, { before }) => `read ${name} in another form than ${shown(before)}.`],
  [
    /^response.*-(type|format|content|discriminator|schema)-changed$/,
    (name, change) => `read ${name} as it is now${now(change)}.`,
  ],
  [/^response-(success-status|media-type)-removed$/, (name) => `wait for no answer of ${name}.`],
  [/^response.*-(removed|became-write-only)$/, (name) => `do not read ${name}: answers have it no more.`],
];

const others: readonly (readonly [RegExp, Tell])[] = [
  [/^api-operation-id-changed$/, (_name, { before, after }) => `call ${shown(after)} in place of ${shown(before)}.`],
  [/^(method|resource|member|api)-(removed|changed)/, (name) => `call another method: ${name} is gone.`],
  [/^api-security/, () => 'give the key that the method asks for now.'],
  [/^(operation|schema-dialect)-changed$/, (name) => `look at every call: what ${name} means has changed.`],
  [/^exported-name-removed$/, (name) => `use no ${name}: it is gone.`],
  [/^exported-(type|kind)-changed$/, (name, change) => `use ${name} as it is now${now(change)}.`],
  [
    /^(error-row-|failure-re|client-).*/,
    (name, { before, after }) => `write ${shown(after)} where you wrote ${shown(before)} (${name}).`,
  ],
  [/^contract-changed$/, (name) => `look at what handles ${name}: what it means has changed.`],
  [/^provider-id-changed$/, (_name, { after }) => `install and import the package of ${shown(after)}.`],
  [/^auth-env-changed$/, (_name, { before, after }) => `set ${shown(after)} in place of ${shown(before)}.`],
  [/^(task|uploads)-removed$/, (name) => `call its operations yourself: ${name} is gone.`],
  [
    /^(task|uploads)-(create|outcome)-changed$/,
    (name, { after }) => `pass and read with ${name} what ${shown(after)} takes and gives.`,
  ],
  [/^images-added$/, () => 'read `body` of the result, which holds images beside it.'],
  [/^images-removed$/, () => 'read the result itself: it is the body, and holds no `images`.'],
  [/^meta-removed$/, (name) => `do not read ${name} of a response: it is never there.`],
  [
    /^server/,
    (name, change) => `let calls through to the host of now${now(change)}, and name it where you named ${name}.`,
  ],
  [/^auth/, (name, change) => `give the key in the way of now${now(change)}: ${name} changed.`],
  [/^node-floor-raised$/, (_name, { after }) => `run Node ${shown(after)}.`],
  [/^entry-removed$/, (name) => `import from another entry: ${name} is gone.`],
];

/** What to write instead, by the name of a rule; the first that fits. */
export const advice: readonly (readonly [RegExp, Tell])[] = [...requests, ...answers, ...others];
