import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPointer } from '../json/pointer.ts';
import { type Answer, textAnswer } from './answer.ts';
import { checkKey, needsKey } from './check-key.ts';
import type { FailureKind } from './choose-row.ts';
import { metaValues, uploadFacts } from './facts.ts';
import { failureAnswer } from './failure-answer.ts';
import { RateWindow } from './rate-window.ts';
import { type CheckedRequest, RequestChecker } from './request-checker.ts';
import { routeOf } from './route.ts';
import { imageOf } from './sample-image.ts';
import { isScenario, type Scenario, scenarioHeader, scenariosOf, whyNot } from './scenario.ts';
import type { ServedOperation } from './served-operation.ts';
import { isSafe, type ServedProvider, type TaskRole, taskRoleOf } from './served-provider.ts';
import { type SuccessCall, successAnswer } from './success-answer.ts';
import { TaskDesk } from './task-desk.ts';
import { UploadStore } from './upload-store.ts';

/** A request as it came in. */
export interface IncomingCall {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** How an embedded provider behaves. */
export interface EmbeddedOptions {
  readonly provider: ServedProvider;
  /** Address of this server, without a slash at its end. */
  readonly base: string;
  /** The only key that is taken; any without it. */
  readonly key: string | undefined;
  /** The scenario of every request that names none itself. */
  readonly scenario: Scenario | undefined;
  /** Milliseconds that a task takes. */
  readonly taskTime: number;
  /** Milliseconds for which a task is known after its end. */
  readonly recordLife: number;
  /** Ends what is still being waited for. */
  readonly signal: AbortSignal;
}

/** So much longer does the work take in the scenario `slow`. */
const slowness = 5;

/** A request that got past every check. */
interface Accepted {
  readonly request: CheckedRequest;
  readonly scenario: Scenario | undefined;
  /** Milliseconds that the work takes. */
  readonly duration: number;
}

/** A provider made of its data: routes, checks and answers, without the HTTP around it. */
export class EmbeddedProvider {
  readonly #options: EmbeddedOptions;
  readonly #checker: RequestChecker;
  readonly #tasks: TaskDesk;
  readonly #uploads: UploadStore | undefined;
  readonly #rate = new RateWindow();
  #credits = 500;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
    const { document, contract } = options.provider;
    this.#tasks = new TaskDesk(options.provider, options.recordLife);
    options.signal.addEventListener('abort', () => this.#tasks.forget(), { once: true });
    this.#checker = new RequestChecker(document);
    this.#uploads = contract.uploads && new UploadStore(contract.uploads);
  }

  /** Answers a request as the provider would. */
  async answer(call: IncomingCall): Promise<Answer> {
    const { provider } = this.#options;
    const [path = '', query = ''] = call.target.split(/\?(.*)/s);
    const { method } = call;
    const route = routeOf(provider.operations, { method, path });
    if (!route.operation) {
      const kind = route.pathKnown ? 'wrong-verb' : 'unknown-path';
      const failure = { kind, operation: route.nearest, texts: [`${method} ${path} is not served`] } as const;
      return (await this.#storage(path, call)) ?? failureAnswer(provider, failure);
    }
    const { operation, pathValues } = route;
    const scenario = this.#scenario(call.headers);
    if (typeof scenario === 'object') return scenario;
    const refused = this.#refusal(operation, call, scenario);
    if (refused) return refused;
    const head = { operation, pathValues, query: new URLSearchParams(query), headers: call.headers };
    return this.#checked(call, head, scenario);
  }

  /** All that is remembered, as data. No key is ever in it; a prompt is for as long as its task is known. */
  state(): unknown {
    return { credits: this.#credits, tasks: this.#tasks.state(), uploads: this.#uploads?.state() ?? [] };
  }

  async #checked(
    call: IncomingCall,
    head: Omit<CheckedRequest, 'body'>,
    scenario: Scenario | undefined,
  ): Promise<Answer> {
    const { provider, taskTime } = this.#options;
    const { operation } = head;
    const body = operation.body && parsed(call.body);
    const request = { ...head, body: body?.value };
    const texts = body?.error === undefined ? this.#checker.check(request) : [body.error];
    if (texts.length > 0) return failureAnswer(provider, { kind: 'invalid-request', operation, texts });
    const duration = taskTime * (scenario === 'slow' ? slowness : 1);
    return this.#staged({ request, scenario, duration }) ?? this.#perform({ request, scenario, duration });
  }

  /** Images of this server's making, and what was uploaded to it. */
  async #storage(path: string, { method, headers, body }: IncomingCall): Promise<Answer | undefined> {
    const [, folder, ...rest] = path.split('/');
    const name = rest.join('/');
    const id = method === 'POST' && folder === 'uploads' ? name : undefined;
    if (id !== undefined) return this.#uploads?.post(id, { body, contentType: headers['content-type'] });
    const file = method === 'GET' && folder === 'files' ? (imageOf(name) ?? this.#uploads?.read(name)) : undefined;
    return file && { status: 200, headers: { 'content-type': file.mediaType }, body: file.bytes };
  }

  /** The request's own scenario, else that of the server; an answer of our own for one that makes no sense. */
  #scenario(headers: IncomingHttpHeaders): Scenario | undefined | Answer {
    const asked = headers[scenarioHeader];
    if (asked === undefined) return this.#options.scenario;
    const { provider } = this.#options;
    const known = typeof asked === 'string' && isScenario(asked) ? asked : undefined;
    const reason = known === undefined ? `there is no scenario "${asked}"` : whyNot(provider, known);
    if (reason === undefined) return known;
    return textAnswer(400, `${scenarioHeader}: ${reason}; there are: ${scenariosOf(provider).join(', ')}.`);
  }

  #refusal(operation: ServedOperation, { headers }: IncomingCall, scenario: Scenario | undefined): Answer | undefined {
    const { provider, key } = this.#options;
    const verdict = checkKey(provider, { operation, headers, key });
    const expired = scenario === 'expired-key' && needsKey(provider, operation);
    if (verdict === 'ok' && expired) return failureAnswer(provider, { kind: 'expired-key', operation });
    if (verdict !== 'ok') return failureAnswer(provider, { kind: `key-${verdict}`, operation });
    const types = operation.body;
    const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (!types || types.has(given)) return undefined;
    const texts = [`content-type: must be ${[...types.keys()].join(' or ')}`];
    return failureAnswer(provider, { kind: 'content-type', operation, texts });
  }

  /** The failure that the scenario asks for, where it concerns this operation: what costs nothing needs no credits. */
  #staged({ request: { operation }, scenario }: Accepted): Answer | undefined {
    const { provider } = this.#options;
    const fail = (kind: FailureKind): Answer => failureAnswer(provider, { kind, operation });
    if (scenario === 'server-error') return fail(scenario);
    if (scenario === 'rate-limited') {
      const resetAt = this.#rate.resetAt();
      return resetAt === undefined ? undefined : failureAnswer(provider, { kind: scenario, operation, resetAt });
    }
    const aboutWork = scenario === 'out-of-credits' || scenario === 'content-refused';
    return aboutWork && !isSafe(provider, operation) ? fail(scenario) : undefined;
  }

  async #perform(accepted: Accepted): Promise<Answer> {
    const { request, scenario, duration } = accepted;
    const { operation } = request;
    const { provider, base, signal } = this.#options;
    const role = taskRoleOf(provider, operation.id);
    if (!isSafe(provider, operation)) this.#credits -= 1;
    if (role) return this.#performStep(accepted, role);
    if (scenario === 'slow') await sleep(duration, undefined, { signal });
    const { uploads } = provider.contract;
    if (uploads?.create !== operation.id || !this.#uploads) return this.#success(accepted, {});
    const ticket = this.#uploads.issue(String(readPointer(request.body, `/${uploads.fileName}`)));
    return this.#success(accepted, { facts: uploadFacts(uploads, { ticket, base }) });
  }

  #performStep(accepted: Accepted, role: TaskRole): Answer {
    const { request, scenario, duration: milliseconds } = accepted;
    const { task, step } = role;
    const job = { task, milliseconds, fails: scenario === 'failing-task' };
    const word = step === 'create' ? this.#tasks.create(request, job) : this.#tasks.read(request, role);
    const { id } = request.operation;
    if (word.failure === undefined) {
      const answer = word.outcomes?.get(id) ?? this.#success(accepted, word.success);
      word.outcomes?.set(id, answer);
      return answer;
    }
    const { failure: kind, texts } = word;
    return failureAnswer(this.#options.provider, { kind, operation: request.operation, ...(texts ? { texts } : {}) });
  }

  #success({ request, scenario, duration }: Accepted, more: Partial<SuccessCall>): Answer {
    const { provider, base } = this.#options;
    const { operation, headers: requestHeaders } = request;
    const input = more.input ?? request.body;
    const remaining = scenario === 'out-of-credits' ? 0 : this.#credits;
    const meta = metaValues({ remaining, input, seconds: duration / 1000 });
    const usual = { provider, operation, base, requestHeaders, withImages: true, meta, facts: [] };
    return successAnswer({ ...usual, ...more, input });
  }
}

function parsed(bytes: Uint8Array): { readonly value?: unknown; readonly error?: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { error: 'body: is no valid JSON' };
  }
}
