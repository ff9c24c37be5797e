/** Holds everything that a docs page says against the spec of its provider. */
import type { Location } from '../diagnostics.ts';
import type { AnswerFacts, FactSchema } from '../docs/page-facts.ts';
import { asArray, asObject, isObject } from '../json.ts';
import { locate } from '../parse/origin.ts';
import { below, type JudgedFact } from './fact.ts';
import { judgeHeaders } from './judge-headers.ts';
import { judgeSchema } from './judge-schema.ts';
import { lifetimesIn } from './lifetimes-in.ts';
import type { LockedFacts } from './lock.ts';
import { answersOf, bodyOf, operationsOf, requestOf, type SpecOperation, type SpecSources } from './spec-view.ts';

/** What a page says, and of which operation. */
export interface PageToJudge {
  readonly facts: LockedFacts;
  readonly operation: SpecOperation;
}

/** Every fact of the page, in the order of the page. */
export function judgePage(sources: SpecSources, page: PageToJudge): JudgedFact[] {
  const { facts, operation } = page;
  const request = requestOf(sources, operation, modelsOf(facts));
  const spot = { document: sources.document, place: 'request', position: 'request' as const, ...request };
  return [
    ...judgeEndpoints(sources, page),
    ...judgeModels(sources, page),
    ...judgeHeaders(sources, page),
    ...(facts.request ? judgeSchema(facts.request, spot) : []),
    ...facts.answers.flatMap((answer) => judgeAnswer(sources, page, answer)),
    ...judgeErrors(sources, page),
  ];
}

/** The models of a page, and those that its request names. */
function modelsOf({ models, request }: LockedFacts): string[] {
  const named = Object.values(request?.properties ?? {}).flatMap((property) => [property.const, property.enum].flat());
  return [...models, ...named.filter((value): value is string => typeof value === 'string')];
}

function judgeEndpoints(sources: SpecSources, { facts, operation }: PageToJudge): JudgedFact[] {
  const servers = [sources.provider.spec.baseUrl, ...asArray(sources.document.servers).map(addressOf)];
  return facts.endpoints.map(({ method, url }) => {
    const found = operationsOf(sources).find(
      (one) => one.method === method.toUpperCase() && servers.some((server) => `${server}${one.path}` === url),
    );
    return {
      place: `endpoint/${method.toUpperCase()} ${url}`,
      position: 'operation',
      says: `${method.toUpperCase()} ${url}`,
      found: `${(found ?? operation).method} ${sources.provider.spec.baseUrl}${(found ?? operation).path}`,
      stands: found !== undefined,
      at: (found ?? operation).at,
    };
  });
}

function addressOf(server: unknown): string {
  return String(isObject(server) ? server.url : '').replace(/\/$/, '');
}

function judgeModels(sources: SpecSources, { facts, operation }: PageToJudge): JudgedFact[] {
  return facts.models.map((model) => {
    const { nodes, at } = requestOf(sources, operation, [model]);
    const holder = nodes.find((node) => Object.values(asObject(node.properties)).some((value) => names(value, model)));
    return {
      place: `model/${model}`,
      position: 'request',
      says: model,
      stands: holder !== undefined,
      at: holder ? locate(holder) : at,
    };
  });
}

function names(schema: unknown, model: string): boolean {
  const { const: only, enum: several } = asObject(schema);
  return only === model || asArray(several).includes(model);
}

function judgeAnswer(sources: SpecSources, { operation }: PageToJudge, answer: AnswerFacts): JudgedFact[] {
  const all = answersOf(operation);
  const good = [...all].filter(([status]) => status.startsWith('2'));
  const place = answer.status === undefined ? 'response' : `response/${answer.status}`;
  const meant = answer.status === undefined ? good : [...all].filter(([status]) => status === String(answer.status));
  const at = meant[0] ? locate(operation.node.responses, meant[0][0]) : locate(operation.node, 'responses');
  const nodes = meant.flatMap(([, one]) => bodyOf(sources, one));
  const there: JudgedFact[] =
    answer.status === undefined
      ? []
      : [{ place, position: 'response', says: answer.status, stands: meant.length > 0, at }];
  const contents = meant.map(([, one]) => one.content);
  there.push(...(answer.returns ?? []).map((kind) => judgeContent(kind, { place, contents, at })));
  const { schema } = answer;
  if (!schema) return there;
  const spot = { document: sources.document, place, position: 'response' as const, nodes, at };
  return [...there, ...judgeSchema(schema, spot), ...judgeLifetimes(sources, operation, { schema, place })];
}

/** A kind of content stands where an answer has it, in whatever case it is written. */
function judgeContent(
  kind: string,
  { place, contents, at }: { place: string; contents: readonly unknown[]; at: Location },
): JudgedFact {
  const types = contents.flatMap((content) => Object.keys(asObject(content)));
  const same = types.some((type) => type.toLowerCase() === kind.toLowerCase());
  return { place: below(place, 'returns'), position: 'response', says: kind, found: types, stands: same, at };
}

/** How long a link lives stands beside the places of images, in provider.yaml. */
function judgeLifetimes(
  { provider }: SpecSources,
  operation: SpecOperation,
  { schema, place }: { schema: FactSchema; place: string },
): JudgedFact[] {
  const images = asObject(asObject(provider.raw).images);
  const locators = asArray(images[operation.id]).map(asObject);
  return lifetimesIn(schema, place).map(([spot, says]) => {
    const same = locators.find(({ expires }) => expires === says);
    const other = same ?? locators.find(({ expires }) => expires !== undefined);
    return {
      place: below(spot, 'expires'),
      position: 'response',
      says,
      ...(other && { found: other.expires }),
      stands: same !== undefined,
      at: other ? locate(other, 'expires') : locate(images, operation.id),
    };
  });
}

/** An error that a page lists stands where the operation documents its status. */
function judgeErrors({ provider }: SpecSources, { facts, operation }: PageToJudge): JudgedFact[] {
  const answers = answersOf(operation);
  return facts.errors.map(({ status, title }) => {
    const key = [String(status), `${String(status)[0]}XX`].find((one) => answers.has(one));
    const row = asArray(asObject(provider.raw).errors).find((one) =>
      [asObject(asObject(one).when).status].flat().includes(status),
    );
    const documented = key === undefined ? undefined : locate(operation.node.responses, key);
    return {
      place: `error/${status}`,
      position: 'error',
      says: title,
      stands: documented !== undefined || row !== undefined,
      at: documented ?? (row === undefined ? locate(operation.node, 'responses') : locate(row)),
    };
  });
}
