// Runs a program with a client in headless Chromium, against an embedded provider: the client, its errors and its bundle
// must hold in a browser. Needs a Chromium: CHROMIUM_PATH, or one on the search path. Without one it fails, and says so.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

function fail(message) {
  console.error(`test:browser FAILED: ${message}`);
  process.exit(1);
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named)) fail(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const found =
    named ?? names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  return (
    found ?? fail(`no browser here. Install Chromium, or name one by CHROMIUM_PATH. Looked for ${names.join(', ')}.`)
  );
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

const executablePath = findChromium();
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
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: flags.split(' ') });
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
if (failed > 0) fail(`${failed} checks.`);
