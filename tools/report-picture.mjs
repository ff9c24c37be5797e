// Takes a picture of the conformance report's head and matrix, for pages that show no HTML:
// node tools/report-picture.mjs [folder of the report] [file to write]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from './browser/find-chromium.mjs';

const root = join(import.meta.dirname, '..');
const [directory = join(root, 'packages/conformance/report'), file = join(root, 'docs/conformance-matrix.png')] =
  process.argv.slice(2);
const page = resolve(directory, 'index.html');
if (!existsSync(page)) {
  console.error(`There is no report at ${page}: run the suite first, for example by "pnpm start".`);
  process.exit(1);
}

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1.5 });
  await tab.goto(`file://${page}`);
  // The links to the sections and the choice of colours are of no use in a picture.
  await tab.evaluate(() => {
    for (const found of document.querySelectorAll('nav, #theme')) found.remove();
  });
  const height = await tab.evaluate(() => document.querySelector('#matrix .cards').getBoundingClientRect().bottom + 16);
  await tab.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width: 1200, height } });
  console.log(file);
} finally {
  await browser.close();
}
