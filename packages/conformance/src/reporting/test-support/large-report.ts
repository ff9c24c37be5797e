import { type FaultClass, faultClassIds } from '../../cases/fault-classes.ts';
import { countByClass } from '../../completeness/count-by-class.ts';
import { groupOf } from '../case-group.ts';
import type { Report, ReportedCase, ReportedResult, ResultState } from '../report.ts';
import { madeReport, madeRun } from './made-report.ts';

const kinds = ['success', 'error', 'validation', 'fault', 'task', 'contradiction'] as const;
const evidence = ['recorded', 'documented', 'digest', 'observed', 'assumed'] as const;
const rows = ['invalid-key', 'rate-limited', 'rate-limited-free', 'out-of-credits', 'server-error'];
const operations = ['billing.retrieve', 'images.generate', 'requests.status', 'tasks.create'];

/**
 * A made-up report over six runs that is as large as the real one: four clients, each state, texts that try to break out
 * of the page. `failing` tells of every how many cases one fails; 0 for none.
 */
export function largeReport(size: number, { failing = 400 }: { readonly failing?: number } = {}): Report {
  const runs = ['undici', 'fetch'].flatMap((name) =>
    ['22.23.2', '24.21.0', '26.10.0'].map((node) => madeRun(node, name)),
  );
  const cases = Array.from({ length: size }, (_, at) => caseAt(at, { ids: runs.map(({ id }) => id), failing }));
  return madeReport({
    runs,
    milliseconds: 172_400,
    cases: cases.sort((one, other) => (one.name < other.name ? -1 : 1)),
    coverage: coverageOver(cases, failing),
    contracts: contractsOf(cases),
    stale: failing === 0 ? [] : [{ name: 'alpha/tasks.create/case-3', recordedAt: '2026-06-01', due: '2026-08-30' }],
  });
}

interface Place {
  readonly ids: readonly string[];
  readonly failing: number;
}

function caseAt(at: number, { ids, failing }: Place): ReportedCase {
  const kind = pick(kinds, Math.floor(at / 16));
  const provider = pick(['alpha', 'beta', 'gamma', 'delta'], at);
  const operation = pick(operations, Math.floor(at / 4));
  const fault = kind === 'fault' ? { fault: pick(faultClassIds.slice(0, -1), Math.floor(at / 96)) } : {};
  const row = kind === 'error' ? { row: pick(rows, Math.floor(at / 96)) } : {};
  return {
    name: `${provider}/${operation}/case-${at}`,
    provider,
    operation,
    title: `The answer number ${at % 97} of its kind is <b>read</b> & kept`,
    kind,
    group: groupOf(kind),
    ...fault,
    ...row,
    evidence: pick(evidence, Math.floor(at / 7)),
    source: `page-${at % 40}.md, "a heading"`,
    file: `fixtures/${provider}/${operation}/case-${at}.yaml`,
    results: Object.fromEntries(ids.map((id, run) => [id, resultAt(at, { run, failing })])),
  };
}

function resultAt(at: number, { run, failing }: { readonly run: number; readonly failing: number }): ReportedResult {
  const milliseconds = at % 9;
  const state = failing === 0 ? 'passed' : stateAt(at, { run, failing });
  if (state === 'passed') return { state, problems: [], milliseconds };
  if (state === 'not-supported') return { state, problems: [], reason: 'the client has no such method', milliseconds };
  const trace = [
    { at: 0, connection: 1, host: 'api', direction: 'event', text: 'opened' },
    { at: 1.2, connection: 1, host: 'api', direction: 'in', text: `POST /v1/images HTTP/1.1\\r\\nx-key: [masked]` },
    {
      at: 3,
      connection: 1,
      host: 'api',
      direction: 'out',
      text: `HTTP/1.1 200 OK</script><img src=x>${'a'.repeat(900)}`,
    },
    { at: 410, connection: 2, host: 'elsewhere', direction: 'event', text: 'reset by the server' },
  ] as const;
  const problems = [`value /images/0/url: expected "{{origin}}/a", got "<b>\u0000]]>"`, 'expected 1 requests, saw 2'];
  if (state === 'failed') return { state, problems, trace, milliseconds };
  const expires = at % 2 === 0 ? { expires: '2026-12-31' } : {};
  return { state, problems, trace, reason: 'fetch tells no <connection> apart', ...expires, milliseconds };
}

function stateAt(at: number, { run, failing }: { readonly run: number; readonly failing: number }): ResultState {
  if (at % failing === 5 % failing) return at % 2 === 0 || run > 2 ? 'failed' : 'passed';
  if (at % 90 === 11 && run > 2) return 'known-failing';
  return at % 130 === 17 && run === 0 ? 'not-supported' : 'passed';
}

/** Each operation has the statuses and rows that its cases prove, and where things fail one without a case. */
function coverageOver(cases: readonly ReportedCase[], failing: number): Report['coverage'] {
  const gap = failing === 0 ? {} : { 'never-seen': [] };
  const providers = Map.groupBy(cases, ({ provider }) => provider);
  const operationsOf = (own: readonly ReportedCase[]) =>
    [...Map.groupBy(own, ({ operation }) => operation)].map(([operation, some]) => {
      const errors = Map.groupBy(some, ({ row }) => row);
      const named = [...errors].flatMap(([row, proving]) => (row ? [[row, namesOf(proving)]] : []));
      const statuses = {
        200: namesOf(some.filter(({ kind }) => kind === 'success')),
        429: [...namesOf(some.slice(0, 3))],
      };
      return [operation, { statuses, rows: { ...Object.fromEntries(named), ...gap } }] as const;
    });
  return {
    providers: Object.fromEntries([...providers].map(([name, own]) => [name, Object.fromEntries(operationsOf(own))])),
    faults: Object.fromEntries([...providers].map(([name, own]) => [name, countByClass(own.map(classOf))])),
    missing: failing === 0 ? [] : ['alpha images.generate: error row never-seen', 'alpha: fault class S1 <stream>'],
    unknownRows: [],
  };
}

/** Every client has the same contract. */
function contractsOf(cases: readonly ReportedCase[]): Report['contracts'] {
  return [...new Set(cases.map(({ provider }) => provider))].map((provider) => ({
    provider,
    rows: rows.map((id, at) => ({
      id,
      when: `/error/code equals "<${id}>"`,
      class: 'ProviderError',
      category: 'provider',
      retry: 'if-unsent',
      billable: 'maybe',
      evidence: pick(evidence, at),
      source: 'page-1.md',
      cases: cases.filter((found) => found.provider === provider && found.row === id).length,
    })),
    problems: [],
  }));
}

/** The classes of the made-up cases are those of the suite. */
function classOf({ fault }: ReportedCase): { fault?: FaultClass } {
  const found = faultClassIds.find((id) => id === fault);
  return found ? { fault: found } : {};
}

function namesOf(cases: readonly ReportedCase[]): string[] {
  return cases.map(({ name }) => name);
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], at: number): Item {
  return items[at % items.length] as Item; // the place is below the length, and no list here is empty
}
