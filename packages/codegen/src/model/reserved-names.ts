/** Names that generated files need for something else. */

/** Words of the language; none may be the name of a variable in a module. */
const keywords = [
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false',
  'finally for function if implements import in instanceof interface let new null package private protected public return',
  'static super switch this throw true try typeof undefined var void while with yield',
];

/** What generated files import, or call their own variables and parameters. */
const variables = [
  'async call client contract error failed file fileUpload id input isFailure module options provider resolveClient',
  'runTask schema submitTask taskId uploadFile validators value waitTask z zod',
];

/** The checks that validators are made of. */
const checks = [
  'additionalProperties all atLeastOne binary bounds conditional constantOf contains dependentRequired dependentSchemas',
  'enumOf exactlyOne forbidden forType format integer itemCount itemsOf linearPattern matches multipleOf negated',
  'patternProperties present properties propertyCount propertyNames reference shallow switchOn textLength tuple',
  'unevaluatedItems unevaluatedProperties uniqueItems',
];

/** No constant of a generated file has one of these names. */
export const reservedValues: ReadonlySet<string> = new Set(
  [...keywords, ...variables, ...checks].flatMap((line) => line.split(' ')),
);

/** Types that generated files use without an import, or import from the runtime. */
const types = [
  'Array ArrayBuffer AsyncIterable AsyncIterator Awaited BigInt Blob Boolean Buffer Date Error Exclude Extract File FormData',
  'Function Headers Infinity Iterable Iterator JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick',
  'Promise PromiseLike Readonly ReadonlyArray ReadableStream Record RegExp Request Required Response ReturnType Set String',
  'Symbol URL Uint8Array WeakMap WeakSet',
  'ApiError ApiPromise BinaryInput EventStream Failures Operation ProviderContract ProviderDefinition ResolvedClient Schema',
  'SecurityDefinition ServerEvent ServerSentEvent',
];

/** No exported type of a generated package has one of these names, nor one of those that `exportedNames` gives. */
export const reservedTypes: ReadonlySet<string> = new Set(types.flatMap((line) => line.split(' ')));

/** What every object has, and `then`, which would make an object one that is awaited. */
const members = [
  '__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor hasOwnProperty isPrototypeOf',
  'propertyIsEnumerable prototype then toJSON toLocaleString toString valueOf',
];

/** No method and no resource has one of these names. */
export const reservedMembers: ReadonlySet<string> = new Set(members.flatMap((line) => line.split(' ')));

/** No resource of a client has one of these names: they are the client's own. */
export const clientMembers: ReadonlySet<string> = new Set(['close', 'failed', ...reservedMembers]);
