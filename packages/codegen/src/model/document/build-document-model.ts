/** Builds the model of a client from nothing but an OpenAPI document. */
import type { Diagnostic, Result } from '../../diagnostics.ts';
import { asObject, type JsonObject } from '../../json.ts';
import { exportedNames } from '../exported-names.ts';
import type { ClientModel, OperationModel } from '../model.ts';
import { reservedTypes, reservedValues } from '../reserved-names.ts';
import { referenceGraph } from '../schemas.ts';
import { UniqueNames } from '../unique-names.ts';
import { buildDocumentOperation } from './build-document-operation.ts';
import { buildDocumentResources } from './build-document-resources.ts';
import { collectDocumentSchemas } from './collect-document-schemas.ts';
import { deriveSpec } from './derive-spec.ts';
import { DiscriminatorTags } from './discriminator-tags.ts';
import { DocumentContext } from './document-context.ts';
import { reportLeftOut } from './left-out.ts';
import { listOperations } from './list-operations.ts';
import { methodNames } from './method-names.ts';
import { type NamedOperation, nameOperations } from './name-operations.ts';
import { nameSchemas } from './name-schemas.ts';
import { type PackageIdentity, packageIdentity } from './package-identity.ts';
import { readSecurity } from './read-security.ts';
import { readServers } from './read-servers.ts';
import { SchemaStore } from './schema-store.ts';
import { travelBothWays } from './travel-both-ways.ts';
import { schemasWithTwoForms } from './two-forms.ts';

/** How a client from a document is called, and where it came from. */
export interface DocumentModelOptions {
  /** Name of the package; a legal npm name, scoped or not. */
  readonly name: string;
  /** Version of the package; without one that of the document, where it is one that npm takes. */
  readonly version?: string;
  /** Hash of the sources, for the headers of generated files. */
  readonly hash: string;
  /** File or address of the document. */
  readonly file: string;
}

/**
 * Takes a bundled OpenAPI 3.1 document, in which nothing but schemas is referred to, below `#/components/schemas`. The
 * document stays as it is.
 */
export function buildDocumentModel(document: JsonObject, options: DocumentModelOptions): Result<ClientModel> {
  const identity = packageIdentity(options.name);
  const types = takenTypes(identity);
  const components = asObject(asObject(document.components).schemas);
  const found: Diagnostic[] = [];
  const sources = nameOperations(listOperations(document, found));
  const names = nameSchemas(Object.keys(components), { names: types, twoForms: twoForms(components, sources) });
  const context = new DocumentContext(new SchemaStore({ components, names, taken: types }));
  const security = readSecurity({ document, sources, env: identity.env }, context);
  const servers = readServers(document, options.file, context);
  const operations = buildOperations(sources, { context, security, servers, identity });
  context.flush();
  reportLeftOut(document, sources, context);
  const value: ClientModel = {
    source: 'document',
    requests: 'open',
    ...(security.security && { security: security.security }),
    ...(servers.serverVariables && { serverVariables: servers.serverVariables }),
    spec: deriveSpec(document, { identity, security, servers }),
    constName: identity.constName,
    packageName: identity.packageName,
    version: options.version ?? versionOf(document),
    hash: options.hash,
    providerYaml: '',
    document,
    operations,
    schemas: collectDocumentSchemas(context.store, operations),
    resources: buildDocumentResources(operations, types),
    tasks: [],
  };
  return { value, diagnostics: [...found, ...context.diagnostics] };
}

/** Keys of the components that need a type for each direction. */
function twoForms(components: JsonObject, sources: readonly NamedOperation[]): Set<string> {
  const all = new Map(Object.entries(components));
  const tags = new DiscriminatorTags(components);
  const graph = new Map(
    [...referenceGraph(all)].map(([key, references]) => {
      // What extends a schema stands in its mapping later.
      const extending = tags.missingIn(asObject(all.get(key)), key).map(([, target]) => target);
      return [key, new Set([...references, ...extending])];
    }),
  );
  const bothWays = travelBothWays(sources, graph);
  return new Set([...schemasWithTwoForms(all, graph)].filter((key) => bothWays.has(key)));
}

/** Names of types that schemas cannot have. */
function takenTypes({ client }: PackageIdentity): UniqueNames {
  const { values, types } = exportedNames({ errors: [] }, { resources: [], hasTasks: true, hasUpload: true });
  return new UniqueNames([...reservedTypes, ...values, ...types, ...contractClasses, client, `${client}Options`]);
}

/** Error classes that contracts name; all of them, so that a change of the contract renames nothing. */
const contractClasses = [
  'AuthenticationError',
  'PermissionDeniedError',
  'InsufficientCreditsError',
  'RateLimitError',
  'InvalidRequestError',
  'NotFoundError',
  'ConflictError',
  'ContentPolicyError',
  'ProviderError',
  'OverloadedError',
  'TaskFailedError',
];

interface Parts {
  readonly context: DocumentContext;
  readonly security: ReturnType<typeof readSecurity>;
  readonly servers: ReturnType<typeof readServers>;
  readonly identity: PackageIdentity;
}

function buildOperations(sources: readonly NamedOperation[], parts: Parts): OperationModel[] {
  const { context, security, servers, identity } = parts;
  const values = new UniqueNames([...reservedValues, identity.constName]);
  const methods = methodNames(sources);
  const operations = sources.flatMap((source) =>
    buildDocumentOperation(source, { context, security, servers, values, methods }),
  );
  return operations.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function versionOf(document: JsonObject): string {
  const { version } = asObject(document.info);
  const text = typeof version === 'string' ? version.trim() : '';
  const isVersion = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text) && text.length < 40;
  return isVersion ? text : '0.0.0';
}
