/** Who may call, and how they prove it: the security schemes of a document and what each operation takes of them. */
import { asObject, asString, isObject, type Json, type JsonObject } from '../../json.ts';
import type { ProviderSpec } from '../../parse/provider-spec.ts';
import type { SecurityModel, SecuritySchemeModel } from '../model.ts';
import { words } from '../names.ts';
import { UniqueNames } from '../unique-names.ts';
import type { DocumentContext } from './document-context.ts';
import type { OperationSource } from './list-operations.ts';

/** Any of the lists, of a list all. */
export type Alternatives = readonly (readonly string[])[];

/** How the client proves who calls. */
export interface ReadSecurity {
  /** Set where one key serves all. */
  readonly auth?: ProviderSpec['auth'];
  /** Set where `auth` is not. */
  readonly security?: SecurityModel;
  /** What of an operation depends on it. */
  readonly of: (source: OperationSource) => { auth: 'required' | 'none'; security?: Alternatives };
}

interface Options {
  readonly document: JsonObject;
  readonly sources: readonly OperationSource[];
  /** What names of environment variables begin with. */
  readonly env: string;
}

/** Reads the security of a document. */
export function readSecurity(options: Options, context: DocumentContext): ReadSecurity {
  const schemes = readSchemes(options, context);
  const reader = new RequirementReader(schemes, context);
  const common = commonAlternatives(options, { schemes, reader, context });
  const own = new Map(options.sources.map(({ node }) => [node, reader.read(node, node.security) ?? common]));
  const takes = ({ node }: OperationSource): Alternatives => own.get(node) ?? common;
  const auth = onlyKey(schemes, { needed: [...own.values()], env: `${options.env}_API_KEY` });
  if (auth) return { auth, of: (source) => ({ auth: isOptional(takes(source)) ? 'none' : 'required' }) };
  return {
    security: { schemes: Object.fromEntries(schemes), security: common },
    of: (source) => {
      const needed = takes(source);
      return { auth: isOptional(needed) ? 'none' : 'required', ...(!isSame(needed, common) && { security: needed }) };
    },
  };
}

function commonAlternatives(
  { document, sources }: Options,
  {
    schemes,
    reader,
    context,
  }: { schemes: ReadonlyMap<string, SecuritySchemeModel>; reader: RequirementReader; context: DocumentContext },
): Alternatives {
  const stated = reader.read(document, document.security);
  if (stated) return stated;
  if (schemes.size === 0 || sources.some(({ node }) => Array.isArray(node.security))) return [[]];
  const message =
    'The document has security schemes and says nowhere which operations need them; a credential is sent with all of them where there is one.';
  context.report('security-assumed', { node: asObject(document.components).securitySchemes }, message);
  return [...[...schemes.keys()].map((name) => [name]), []];
}

/** Reads lists of requirements; schemes that cannot be served take the alternatives with them that need them. */
class RequirementReader {
  readonly #schemes: ReadonlyMap<string, SecuritySchemeModel>;
  readonly #context: DocumentContext;

  constructor(schemes: ReadonlyMap<string, SecuritySchemeModel>, context: DocumentContext) {
    this.#schemes = schemes;
    this.#context = context;
  }

  read(node: JsonObject, security: Json | undefined): Alternatives | undefined {
    if (!Array.isArray(security)) return undefined;
    const known = security.filter(isObject).filter((requirement) => this.#isKnown(node, requirement));
    return known.length > 0 ? known.map((requirement) => Object.keys(requirement)) : [[]];
  }

  #isKnown(node: JsonObject, requirement: JsonObject): boolean {
    const missing = Object.keys(requirement).filter((name) => !this.#schemes.has(name));
    for (const name of missing) {
      const message = `The security scheme ${name} cannot be served; what needs it is sent without it.`;
      this.#context.report('security-unusable', { node, key: 'security' }, message);
    }
    return missing.length === 0;
  }
}

function isOptional(alternatives: Alternatives): boolean {
  return alternatives.some((list) => list.length === 0);
}

function isSame(a: Alternatives, b: Alternatives): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The key of a client that has one bearer token or one header for all of its operations. */
function onlyKey(
  schemes: ReadonlyMap<string, SecuritySchemeModel>,
  { needed, env }: { needed: readonly Alternatives[]; env: string },
): ProviderSpec['auth'] | undefined {
  const [name, ...others] = new Set(needed.flat(2));
  const scheme = schemes.get(name ?? '');
  const isAlwaysSent = needed.every((alternatives) => alternatives.some((list) => list.length > 0));
  if (others.length > 0 || !isAlwaysSent) return undefined;
  if (scheme?.type === 'bearer') return { scheme: 'bearer', env };
  if (scheme?.type === 'apiKey' && scheme.in === 'header')
    return { scheme: 'apiKey', in: 'header', name: scheme.name, env };
  return undefined;
}

function readSchemes({ document, env }: Options, context: DocumentContext): Map<string, SecuritySchemeModel> {
  const container = asObject(document.components).securitySchemes;
  const found = Object.entries(asObject(container)).flatMap(([name, node]) => {
    const scheme = name === '__proto__' ? 'it cannot be called so' : schemeOf(asObject(node));
    if (typeof scheme !== 'string') return [{ name, scheme }];
    context.report(
      'security-unusable',
      { node: container, key: name },
      `The security scheme ${name} is left out: ${scheme}.`,
    );
    return [];
  });
  const names = new UniqueNames();
  const [only] = found.length === 1 ? found : [];
  return new Map(
    found
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, scheme }) => {
        const own = words(name).join('_').toUpperCase() || 'CREDENTIAL';
        return [name, { ...scheme, env: names.take(only ? `${env}_API_KEY` : `${env}_${own}`) }];
      }),
  );
}

type Scheme =
  | { type: 'bearer' }
  | { type: 'basic' }
  | { type: 'apiKey'; in: 'header' | 'query' | 'cookie'; name: string };

/** The scheme, or why it cannot be served. */
function schemeOf({ type, scheme, in: place, name }: JsonObject): Scheme | string {
  if (type === 'oauth2' || type === 'openIdConnect') return { type: 'bearer' };
  if (type === 'http') return httpScheme(asString(scheme)?.toLowerCase());
  if (type !== 'apiKey') return type === undefined ? 'it has no type' : `its type is ${String(type)}`;
  if (typeof name !== 'string' || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
    return 'it names nothing that a key could travel in';
  if (place === 'header' || place === 'query' || place === 'cookie') return { type: 'apiKey', in: place, name };
  return `a key cannot travel in ${String(place)}`;
}

function httpScheme(scheme: string | undefined): Scheme | string {
  if (scheme === 'bearer' || scheme === 'basic') return { type: scheme };
  return `its HTTP scheme is ${String(scheme)}`;
}
