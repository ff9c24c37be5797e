/** A third party's client under test: the example, which fails what a plain fetch is known to fail, and that alone. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCases } from '../cases/read-cases.ts';
import { findProviders, packageDirectory } from '../providers/providers.ts';
import { runCases } from '../replay/run-cases.ts';
import { ProgramClient } from './program-client.ts';

const fixtures = join(packageDirectory(), 'fixtures');

/** By what happens to a plain fetch, the cases that show it. */
const fails = {
  'a POST that is redirected becomes a GET': ['redirect-302'],
  'it follows a redirect to another host, with the key': ['redirect-elsewhere-307'],
  'an end of the connection is the end of the body': ['ended-by-close-cut-to-a-number'],
  'what stands behind a length that is too short is lost': ['length-too-short'],
  'gzip may end early': ['gzip-without-its-end'],
  'an encoding that it does not know is passed through': ['encoding-not-asked-for'],
  'what is nested too deep is parsed': ['bytes-too-deep'],
  'it goes on connecting when it is given up': ['abort-connecting'],
  'a page of a proxy is taken for an image': ['proxy-200', 'html-with-success'],
  'an image that is cut short is one': ['cut-image'],
  'an error in a success has no status': ['error-in-success'],
  'it sends what the provider refuses': ['prompt-missing', 'steps-51'],
  'a key that is none is sent': ['key-not-given'],
};

const passes = [
  'abort-reading',
  'abort-waiting',
  'format-png',
  'gzip-mislabelled',
  'header-of-20-kilobytes',
  'insufficient-credits',
  'lengths-differ',
  'overloaded-paid',
  'proxy-502',
  'reset-before-answer',
  'reset-in-body',
  'status-999',
  'status-line-garbled',
];

const unsupported = ['abort-queueing', 'hooks-again-paid', 'network-dns'];

test('the example fails what a plain fetch fails, passes the rest, and says what it cannot do', async () => {
  const names = [...Object.values(fails).flat(), ...passes, ...unsupported].map(
    (name) => `segmind/qwenImage.generate/${name}`,
  );
  const { cases } = readCases({ fixtures, providers: findProviders() });
  const wanted = cases.filter(({ name }) => names.includes(name));
  const program = join(packageDirectory(), 'examples/plain-fetch/program.mjs');
  const client = await ProgramClient.start({ shell: `"${process.execPath}" "${program}"` });
  const results = await runCases({ cases: wanted, client, filesDirectory: join(fixtures, 'files') });
  expect(await client.end()).toEqual([]);
  const named = (which: (typeof results)[number][]): string[] =>
    which.map(({ name }) => name.replace('segmind/qwenImage.generate/', ''));
  expect(named(results.filter(({ problems }) => problems.length > 0)).sort()).toEqual(
    Object.values(fails).flat().sort(),
  );
  expect(named(results.filter(({ passed }) => passed))).toEqual(passes);
  expect(wanted).toHaveLength(names.length);
  expect(results.filter((result) => result.unsupported !== undefined)).toHaveLength(unsupported.length);
}, 60_000);
