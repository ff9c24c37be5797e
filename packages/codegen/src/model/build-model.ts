/** Builds the model of a provider from its parsed parts, and checks that the parts fit together. */
import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic, type Result } from '../diagnostics.ts';
import { asArray, asObject, isObject, type Json, type JsonObject, segments } from '../json.ts';
import type { RawProvider } from '../load/read-provider.ts';
import { copyJson } from '../parse/copy-json.ts';
import { locate } from '../parse/origin.ts';
import type { ParsedProviderSpec } from '../parse/parse-provider-spec.ts';
import type { ProviderSpec } from '../parse/provider-spec.ts';
import { buildOperations } from './build-operations.ts';
import { checkDiscriminators } from './check-discriminators.ts';
import { checkDocument } from './check-document.ts';
import { checkErrors } from './check-errors.ts';
import { checkOperations } from './check-operations.ts';
import { checkSchema } from './check-schemas.ts';
import { milliseconds } from './duration.ts';
import { exportedNames } from './exported-names.ts';
import { SchemaHoister } from './hoist-schemas.ts';
import type { ClientModel, OperationModel, ResourceModel, TaskModel, UploadModel } from './model.ts';
import { camelCase, resourceClassName, taskConstName } from './names.ts';
import { markPlainTexts } from './plain-text.ts';
import { collectSchemas, schemasAt } from './schemas.ts';

/** Builds and checks; with any diagnostic the model must not be emitted. */
export function buildModel(raw: RawProvider, parsed: ParsedProviderSpec, resolved: JsonObject): Result<ClientModel> {
  const { spec } = parsed;
  const document = copyJson(resolved);
  const hoister = new SchemaHoister(document);
  const diagnostics: Diagnostic[] = [];
  const described = buildOperations(document, { spec, hoister, diagnostics });
  const all = hoister.all();
  const finder = new OperationFinder({ operations: described, all, raw: parsed.raw });
  const tasks = Object.keys(spec.tasks ?? {}).flatMap((name) => buildTask(name, spec, finder) ?? []);
  const upload = spec.uploads && buildUpload(spec.uploads, finder);
  checkPlaces(spec, finder);
  const operations = described.map((operation) => markPlainTexts(withoutTaskImages(operation, tasks), all));
  const ids = new Set(operations.map((operation) => operation.id));
  const schemas = collectSchemas(all, {
    input: operations.flatMap((operation) => operation.input?.schema ?? []),
    output: operations.flatMap((operation) => operation.output ?? []),
  });
  const model: ClientModel = {
    source: 'provider',
    requests: 'closed',
    spec,
    constName: camelCase(spec.id),
    packageName: `@limner/${spec.id}`,
    version: raw.version,
    hash: hashOf(raw),
    providerYaml: raw.providerYaml?.text ?? '',
    document,
    operations,
    schemas,
    resources: buildResources(operations, tasks, upload),
    tasks,
    ...(upload && { upload }),
  };
  diagnostics.push(
    ...hoister.diagnostics,
    ...finder.diagnostics,
    ...[...all.values()].flatMap((schema) => [...checkSchema(schema), ...checkDiscriminators(schema, all)]),
    ...checkDocument(document, spec, parsed.raw),
    ...checkOperations(document, spec),
    ...checkErrors(spec.errors, parsed.raw, ids),
    ...checkNames(model),
  );
  return { value: model, diagnostics };
}

/** A schema must not be called like something else that the package exports. */
function checkNames({ spec, resources, tasks, upload, schemas }: ClientModel): Diagnostic[] {
  const names = exportedNames(spec, { resources, hasTasks: tasks.length > 0, hasUpload: upload !== undefined });
  const taken = new Set([spec.client, ...names.values, ...names.types, ...names.resources]);
  return schemas
    .filter(({ name }) => taken.has(name))
    .map(({ name, schema }) => diagnostic('name-collision', locate(schema), `The package exports another ${name}.`));
}

function hashOf(raw: RawProvider): string {
  const hash = createHash('sha256');
  const files = [raw.providerYaml, raw.openapiYaml, ...raw.captured.values(), ...raw.overlays.values()];
  for (const file of files) if (file) hash.update(`${file.path.length}:${file.path}${file.text.length}:${file.text}`);
  return hash.digest('hex').slice(0, 12);
}

/** Looks operations up by id, and checks pointers into their answers. */
class OperationFinder {
  readonly diagnostics: Diagnostic[] = [];
  readonly raw: Json;
  readonly #byId: ReadonlyMap<string, OperationModel>;
  readonly #schemas: ReadonlyMap<string, JsonObject>;

  constructor(options: { operations: readonly OperationModel[]; all: ReadonlyMap<string, JsonObject>; raw: Json }) {
    this.#byId = new Map(options.operations.map((operation) => [operation.id, operation]));
    this.#schemas = options.all;
    this.raw = options.raw;
  }

  find(id: string, place: Json, key: string): OperationModel | undefined {
    const operation = this.#byId.get(id);
    if (!operation)
      this.diagnostics.push(diagnostic('operation-unknown', locate(place, key), `There is no operation ${id}.`));
    return operation;
  }

  /** The one required input of an operation that takes an id. */
  onlyInput(operation: OperationModel, place: Json, key: string): string {
    const schema = this.#schemas.get(operation.input?.schema ?? '');
    const required = Array.isArray(schema?.required) ? schema.required : [];
    if (required.length !== 1) {
      const message = `${operation.id} has ${required.length} required inputs.`;
      this.diagnostics.push(diagnostic('task-poll-input', locate(place, key), message));
    }
    return String(required[0] ?? '');
  }

  /** Says so when a pointer leads to no member of the operation's documented answer. */
  check(
    operation: OperationModel | undefined,
    pointer: string | undefined,
    { place, key }: { place: Json; key: string },
  ): void {
    if (!operation || pointer === undefined) return;
    const start = operation.output === undefined ? undefined : this.#schemas.get(operation.output);
    if (schemasAt(this.#schemas, start, segments(pointer)).length > 0) return;
    const message = `The answer of ${operation.id} has no member ${pointer}.`;
    this.diagnostics.push(diagnostic('pointer-unresolved', locate(place, key), message));
  }

  /** The same for pointers relative to an array's items. */
  checkItem(operation: OperationModel, locator: JsonObject): void {
    const each = locator.each;
    if (typeof each === 'string') this.check(operation, each, { place: locator, key: 'each' });
    for (const key of ['url', 'base64', 'mediaType', 'width', 'height']) {
      const pointer = locator[key];
      if (typeof pointer !== 'string') continue;
      this.check(operation, typeof each === 'string' ? `${each}/0${pointer}` : pointer, { place: locator, key });
    }
  }
}

function buildTask(name: string, spec: ProviderSpec, finder: OperationFinder): TaskModel | undefined {
  const facts = spec.tasks?.[name];
  const place = asObject(asObject(asObject(finder.raw).tasks)[name]);
  if (!facts) return undefined;
  const create = finder.find(facts.create, place, 'create');
  const poll = finder.find(facts.poll, place, 'poll');
  const result = facts.result === undefined ? undefined : finder.find(facts.result, place, 'result');
  finder.check(create, facts.id, { place, key: 'id' });
  finder.check(create, facts.firstWait, { place, key: 'firstWait' });
  finder.check(poll, facts.status, { place, key: 'status' });
  if (!create || !poll) return undefined;
  return {
    name,
    constName: taskConstName(name),
    create,
    id: facts.id,
    poll,
    pollProperty: finder.onlyInput(poll, place, 'poll'),
    status: facts.status,
    pending: facts.pending,
    done: facts.done,
    failed: facts.failed,
    ...(result && { result: { operation: result, property: finder.onlyInput(result, place, 'result') } }),
    ...(facts.firstWait !== undefined && { firstWait: facts.firstWait }),
    every: milliseconds(facts.every),
    images: (result ?? poll).images ?? [],
  };
}

function buildUpload(facts: NonNullable<ProviderSpec['uploads']>, finder: OperationFinder): UploadModel | undefined {
  const place = asObject(asObject(finder.raw).uploads);
  const create = finder.find(facts.create, place, 'create');
  if (!create) return undefined;
  for (const key of ['url', 'fields', 'result'] as const) finder.check(create, facts[key], { place, key });
  const { fileName, mediaType, url, fields, filePart, result, expires } = facts;
  const ticket = { create, fileName, mediaType, url, fields, filePart, result };
  return expires === undefined ? ticket : { ...ticket, expires: milliseconds(expires) };
}

/** A poll that is made by itself tells a state, and is no failure while there is no image yet. */
function withoutTaskImages(operation: OperationModel, tasks: readonly TaskModel[]): OperationModel {
  const { images: _images, ...rest } = operation;
  return tasks.some(({ poll, result }) => poll.id === operation.id && !result) ? rest : operation;
}

/** Checks the operations and pointers that the rest of provider.yaml names. */
function checkPlaces(spec: ProviderSpec, finder: OperationFinder): void {
  const raw = asObject(finder.raw);
  for (const id of Object.keys(spec.operations ?? {})) finder.find(id, raw.operations ?? null, id);
  for (const page of asArray(raw.docs)) {
    const id = asObject(page).operation;
    if (typeof id === 'string') finder.find(id, page, 'operation');
  }
  for (const [id, locators] of Object.entries(asObject(raw.images))) {
    const operation = finder.find(id, raw.images ?? null, id);
    if (!operation || !Array.isArray(locators)) continue;
    for (const locator of locators) if (isObject(locator)) finder.checkItem(operation, locator);
  }
}

function buildResources(
  operations: readonly OperationModel[],
  tasks: readonly TaskModel[],
  upload: UploadModel | undefined,
): ResourceModel[] {
  const paths = new Map<string, readonly string[]>();
  const add = (path: readonly string[]): void => {
    for (let length = 1; length <= path.length; length += 1) {
      const part = path.slice(0, length);
      paths.set(part.join('.'), part);
    }
  };
  for (const operation of operations) add(operation.resource);
  for (const task of tasks) add([task.name]);
  const build = (path: readonly string[]): ResourceModel => {
    const key = path.join('.');
    const task = tasks.find(({ name }) => name === key);
    const children = [...paths.values()].filter(
      (other) => other.length === path.length + 1 && other.slice(0, -1).join('.') === key,
    );
    return {
      path,
      className: resourceClassName(path),
      operations: operations.filter((operation) => operation.resource.join('.') === key),
      ...(task && { task }),
      ...(upload && upload.create.resource.join('.') === key && { upload }),
      children: children.map(build),
    };
  };
  return [...paths.keys()]
    .sort()
    .map((key) => paths.get(key) ?? [])
    .filter((path) => path.length === 1)
    .map(build);
}
