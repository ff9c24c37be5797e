// Runs a program with a client in headless Chromium, against an embedded provider: the client, its errors and its bundle
// must hold in a browser. Then looks at the page of the conformance report there. Needs a Chromium: CHROMIUM_PATH, or one on the search path. Without one it fails, and says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from './browser/find-chromium.mjs';

const root = join(import.meta.dirname, '..');

function fail(message) {
  console.error(`test:browser FAILED: ${message}`);
  process.exit(1);
}

async function loadPlaywright() {
  return import('playwright-core').catch(() => fail('playwright-core is not installed: run pnpm install.'));
}

/** The page and its scripts, by path. */
async function bundlePrograms() {
  const { bundle, importsOfNode } = await import('./bundle.mjs');
  const programs = { page: 'tools/browser/page.mjs', worker: 'tools/browser/worker.mjs' };
  const files = {
    '/': '<!doctype html><title>Limner</title><script type="module" src="/page.js"></script>',
    '/favicon.ico': '',
  };
  for (const [name, file] of Object.entries(programs)) {
    const chunks = await bundle({ file: join(root, file), conditions: ['browser'] });
    const wrong = importsOfNode(chunks);
    if (wrong.length > 0) fail(`the bundle of ${file} imports ${wrong.join(', ')}.`);
    for (const { fileName, code } of chunks) files[`/${fileName}`] = code;
    if (files[`/${name}.js`] === undefined) fail(`the bundle of ${file} has no ${name}.js.`);
  }
  return files;
}

/** Runs every check of the page; gives the number of those that failed. */
async function runChecks(page) {
  const checks = await page.evaluate(() => Object.keys(globalThis.checks));
  let failed = 0;
  for (const name of checks) {
    const reason = await page.evaluate(
      (check) =>
        globalThis.checks[check]().then(
          () => undefined,
          (error) => error.stack ?? String(error),
        ),
      name,
    );
    console.log(
      `${reason === undefined ? 'ok    ' : 'FAILED'} ${name}${reason === undefined ? '' : `\n       ${reason}`}`,
    );
    if (reason !== undefined) failed += 1;
  }
  return checks.length === 0 ? fail('the page has no checks.') : failed;
}

/** Looks at a made-up report with cases in each state, and at the real one of a whole run; gives the number of failures. */
async function runReportChecks(chromium) {
  const { checkReport } = await import('./browser/report-checks.mjs');
  const { largeReport } = await import('../packages/conformance/src/reporting/test-support/large-report.ts');
  const { writeReports } = await import('../packages/conformance/src/reporting/write-reports.ts');
  const folder = mkdtempSync(join(tmpdir(), 'limner-report-'));
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const made = join(folder, 'made');
    writeReports(largeReport(1600, { failing: 60 }), made);
    const real = join(folder, 'real');
    const replay = [join(root, 'packages/conformance/dist/cli.mjs'), 'replay', '--check', '--report', real];
    // Whether the cases pass is told elsewhere; here the page must be there and right.
    spawnSync(process.execPath, replay, { stdio: 'ignore', timeout: 300_000 });
    return (
      (await checkReport({ browser, name: 'made-up report', directory: made, hasEachState: true })) +
      (await checkReport({ browser, name: 'real report', directory: real, hasEachState: false }))
    );
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

let executablePath;
try {
  executablePath = findChromium();
} catch (error) {
  fail(error.message);
}
const { chromium } = await loadPlaywright();
const build = spawnSync(
  process.execPath,
  [join(root, 'tools/turbo.mjs'), 'run', 'build', '--output-logs=errors-only'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (build.status !== 0) fail('the packages do not build.');
const { serveProvider } = await import('../packages/conformance/dist/index.mjs');
const { servePage } = await import('./browser/serve-page.mjs');
const provider = await serveProvider({ provider: 'segmind', taskTime: 200 });
const site = await servePage({ files: await bundlePrograms(), provider: provider.url });
const profile = mkdtempSync(join(tmpdir(), 'limner-browser-'));
let failed = 1;
try {
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: chromiumFlags });
  try {
    console.log(`Chromium ${browser.browser()?.version() ?? ''} at ${executablePath}`);
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(site.origin);
    await page.waitForFunction(() => globalThis.checks !== undefined, undefined, { timeout: 20_000 });
    failed = await runChecks(page);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
  site.close();
  await provider.close();
}
failed += await runReportChecks(chromium);
if (failed > 0) fail(`${failed} checks.`);
