/** A third party's client under test: the example, which fails what a plain fetch is known to fail, and that alone. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCases } from '../cases/read-cases.ts';
import { packageDirectory } from '../providers.ts';
import { runCases } from '../replay/run-cases.ts';
import { ProgramClient } from './program-client.ts';

const fixtures = join(packageDirectory(), 'fixtures');

/** By what happens to a plain fetch, the cases that show it. */
const fails = {
  'it follows a redirect, with the key': ['credits.get/redirect', 'qwenImage.generate/redirect-307'],
  'a POST that is redirected becomes a GET': ['qwenImage.generate/redirect'],
  'it goes on connecting when it is given up': ['qwenImage.generate/abort-connecting'],
  'a page of a proxy is taken for an image': ['qwenImage.generate/html-with-success'],
  'an image that is cut short is one': ['qwenImage.generate/cut-image'],
  'nothing is an image too': ['qwenImage.generate/nothing-in-it'],
  'an error in a success has no status': ['qwenImage.generate/error-in-success'],
  'it takes what no schema allows': ['credits.get/checks-strict'],
  'it sends what the provider refuses': ['qwenImage.generate/prompt-missing', 'qwenImage.generate/steps-51'],
  'a key that cannot be one is sent': ['qwenImage.generate/key-not-given'],
};

const passes = [
  'credits.get/bytes-gzip',
  'credits.get/connection-lost-read',
  'credits.get/forbidden',
  'credits.get/rate-limited',
  'qwenImage.generate/abort-reading',
  'qwenImage.generate/abort-waiting',
  'qwenImage.generate/bytes-cut-chunks',
  'qwenImage.generate/format-png',
  'qwenImage.generate/insufficient-credits',
  'qwenImage.generate/overloaded-paid',
];

const unsupported = ['credits.get/hooks-again-read', 'credits.get/concurrency', 'qwenImage.submit/id'];

test('the example fails what a plain fetch fails, passes the rest, and says what it cannot do', async () => {
  const names = [...Object.values(fails).flat(), ...passes, ...unsupported].map((name) => `segmind/${name}`);
  const { cases } = readCases({ fixtures, providers: ['segmind'] });
  const wanted = cases.filter(({ name }) => names.includes(name));
  const program = join(packageDirectory(), 'examples/plain-fetch/program.mjs');
  const client = await ProgramClient.start({ shell: `"${process.execPath}" "${program}"` });
  const results = await runCases({ cases: wanted, client, filesDirectory: join(fixtures, 'files') });
  expect(await client.end()).toEqual([]);
  const named = (which: (typeof results)[number][]): string[] => which.map(({ name }) => name.replace('segmind/', ''));
  expect(named(results.filter(({ problems }) => problems.length > 0)).sort()).toEqual(
    Object.values(fails).flat().sort(),
  );
  expect(named(results.filter(({ passed }) => passed))).toEqual(passes);
  expect(wanted).toHaveLength(names.length);
  expect(results.filter((result) => result.unsupported !== undefined)).toHaveLength(unsupported.length);
}, 60_000);
