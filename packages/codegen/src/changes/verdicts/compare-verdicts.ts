/** What validators of both revisions say of the same values: sees rules that neither types nor keywords show. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { child } from '../../json.ts';
import type { CaseTexts } from '../../load/read-case-texts.ts';
import type { Change } from '../../wire-diff/change.ts';
import { inTemporaryFolder } from '../../write/temporary-folder.ts';
import { withoutTypes } from '../types/without-types.ts';
import { UnbuiltError } from '../unbuilt-error.ts';
import { judgeProgram } from './judge-program.ts';
import type { JudgedValue } from './judged-value.ts';
import { judgedValues } from './judged-values.ts';

/** Validators in two revisions, and what they are to judge. */
export interface TwoValidators {
  /** Sources by their paths in the package: those in `src/gen` are run. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** Folder of packages that the sources import. */
  readonly modules: string;
  readonly texts: CaseTexts;
}

interface Verdict {
  /** There is no such operation, or nothing that it checks. */
  readonly absent?: boolean;
  readonly id?: string;
  readonly fault?: { readonly path: readonly (string | number)[]; readonly message: string };
}

/** Verdicts that flipped, one a place and direction, each with the first value that shows it. */
export async function compareVerdicts(validators: TwoValidators): Promise<Change[]> {
  const values = judgedValues(validators.texts);
  if (values.length === 0) return [];
  const verdicts = await judge(values, validators);
  const flips = values.flatMap((value, index) => flipOf(value, verdicts[index] ?? []));
  return [...Map.groupBy(flips, ({ rule, operation, place }) => `${rule} ${operation} ${place}`).values()].flatMap(
    (same) => same.slice(0, 1),
  );
}

/** How long all validators may take over all values. */
const longest = 60_000;

async function judge(values: readonly JudgedValue[], { before, after, modules }: TwoValidators): Promise<Verdict[][]> {
  const files = new Map([
    ['package.json', '{ "type": "module" }'],
    ['values.js', `export default JSON.parse(${JSON.stringify(JSON.stringify(values))});`],
    ['judge.js', judgeProgram],
    ...generated('before', before),
    ...generated('after', after),
  ]);
  return inTemporaryFolder({ files, modules }, async (folder) => {
    const options = { timeout: longest, maxBuffer: 256 * 1024 * 1024 };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'judge.js')], options);
      return JSON.parse(stdout) as Verdict[][]; // Written by the program beside.
    } catch (error) {
      throw new UnbuiltError(whyNotJudged(error, modules));
    }
  });
}

function whyNotJudged(error: unknown, modules: string): string {
  const { killed, stderr = '' } = error as { killed?: boolean; stderr?: string }; // As execFile rejects.
  if (killed)
    return `The validators beside ${modules} did not end within ${longest / 1000} s: look for an endless pattern.`;
  const line = stderr.split('\n').find((text) => /^\w*Error\b/.test(text)) ?? String(error);
  return `The validators beside ${modules} cannot be run. Install and build first (pnpm install, pnpm build). ${line}`;
}

function generated(revision: string, sources: ReadonlyMap<string, string>): [string, string][] {
  const found = [...sources].filter(([path]) => /^src\/gen\/(operations|validators)\.ts$/.test(path));
  return found.map(([path, text]) => {
    return [`${revision}/${path.slice('src/gen/'.length).replace(/\.ts$/, '.js')}`, withoutTypes(text)];
  });
}

function flipOf({ kind, value }: JudgedValue, [before, after]: readonly Verdict[]): Change[] {
  if (!before || !after || before.absent || after.absent) return [];
  const [old, now] = [before.fault, after.fault];
  const fault = old ?? now;
  if ((old === undefined) === (now === undefined) || fault === undefined) return [];
  const shown = JSON.stringify(valueAt(value, fault.path)) ?? 'nothing';
  const [refuses, takes] = kind === 'request' ? ['refuses', 'takes'] : ['reports', 'accepts'];
  const said = { refused: `${refuses} ${brief(shown)}: ${fault.message}`, taken: `${takes} ${brief(shown)}` };
  return [
    {
      ...(now ? newlyRefused : newlyTaken)[kind],
      position: kind,
      operation: after.id ?? '',
      place: fault.path.reduce<string>(child, ''),
      before: now ? said.taken : said.refused,
      after: now ? said.refused : said.taken,
    },
  ];
}

/** The client throws on what it refuses before anything is sent. What it reports of an answer leaves the call a success. */
const newlyRefused = {
  request: { rule: 'request-newly-refused', level: 'major' },
  response: { rule: 'response-newly-reported', level: 'minor' },
} as const;

const newlyTaken = {
  request: { rule: 'request-newly-taken', level: 'minor' },
  response: { rule: 'response-no-longer-reported', level: 'minor' },
} as const;

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, name) => (found instanceof Object ? Reflect.get(found, name) : undefined), value);
}
