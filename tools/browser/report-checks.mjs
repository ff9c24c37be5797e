// What the page of a conformance report has to hold in a browser. A check is given a way to open the page; it throws where
// the page is wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Widths and colours in which the page has to be right. */
const looks = [360, 1280].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

/** Opens all that can be opened, so that what is inside is looked at too. */
const openAll = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: found } = document;
    const style = getComputedStyle(found);
    return {
      name: found.id || found.className || found.tagName.toLowerCase(),
      kind: found.closest('nav, #theme, #filter, #matrix, #failures')?.id || (found.closest('nav')?.tagName ?? ''),
      tag: found.tagName,
      isOutlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });

const shown = (page) => page.locator('#list > li').count();

/** The checks of every report. */
const checksOfAll = {
  async 'asks for nothing beyond itself, and says nothing on the console'({ open, url }) {
    const { page, seen } = await open({ then: openAll });
    assert.deepEqual(seen.requests, [url]);
    assert.deepEqual(seen.messages, []);
    assert.equal(await page.title(), 'Conformance of the Limner clients');
  },
  async 'is never wider than the screen'({ open }) {
    for (const look of looks) {
      const { page } = await open({ ...look });
      const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(await isWide(), false, `closed, ${look.width}`);
      await openAll(page);
      assert.equal(await isWide(), false, `opened, ${look.width}`);
    }
  },
  async 'breaks no rule of axe, contrast among them'({ open }) {
    for (const look of looks) {
      const { page } = await open({ ...look, then: openAll });
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes.length}, ${nodes[0].html.slice(0, 200)}`);
      assert.deepEqual(told, [], JSON.stringify(look));
      assert.ok(found.passes.some(({ id }) => id === 'color-contrast'));
    }
  },
  async 'is walked by the keyboard from the link over the head to the search, and shows where one is'({ open }) {
    const { page } = await open({});
    const stops = [];
    for (let step = 0; step < 600 && stops.at(-1)?.name !== 'more'; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
    }
    const order = stops.map(({ kind, name }) => kind || name);
    const first = ['skip', 'theme', 'NAV', 'matrix', 'filter', 'more'].map((name) => order.indexOf(name));
    assert.deepEqual(
      [...first].sort((one, other) => one - other),
      first,
      order.join(' '),
    );
    assert.ok(!first.includes(-1), order.join(' '));
    const dark = stops.filter(({ isOutlined }) => !isOutlined);
    assert.deepEqual(dark, []);
    assert.ok(stops.some(({ tag }) => tag === 'SUMMARY'));
  },
  async 'the link over the head leads into the results'({ open }) {
    const { page } = await open({});
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).name, 'main');
  },
  async 'the search narrows, says how far, and is cleared'({ open }) {
    const { page } = await open({});
    const [all] = /[\d,]+/.exec(await page.locator('#found').textContent());
    assert.equal(await shown(page), 50);
    const name = await page.locator('#list code').nth(7).textContent();
    await page.locator('#words').fill(name);
    assert.match(await page.locator('#found').textContent(), new RegExp(`^\\d of ${all} cases$`));
    assert.equal(await page.locator('#list code').first().textContent(), name);
    await page.locator('#words').fill('no case has these words');
    assert.equal(await shown(page), 0);
    await page.locator('#filter [type=reset]').click();
    await page.waitForFunction(() => document.querySelectorAll('#list > li').length === 50);
    await page.locator('#more').click();
    assert.equal(await shown(page), 100);
  },
  async 'a choice narrows too'({ open }) {
    const { page } = await open({});
    await page.locator('[name=group]').selectOption('errors');
    const groups = await page.locator('#list .facts').allTextContents();
    assert.ok(groups.length > 0 && groups.every((text) => text.includes('errors')), groups[0]);
  },
  async 'a number of the coverage leads to the cases that it counts'({ open }) {
    const { page } = await open({ then: openAll });
    const link = page.locator('#coverage td a').first();
    const [number] = /\d+/.exec(await link.textContent());
    await link.focus();
    await page.keyboard.press('Enter');
    const found = await page.locator('#found').textContent();
    assert.match(found, new RegExp(`^${number} of [\\d,]+ cases that prove ${await link.getAttribute('data-label')}$`));
    assert.equal((await focused(page)).name, 'found');
  },
  async 'the chosen colours are kept'({ open }) {
    const { page } = await open({ colorScheme: 'light' });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.locator('#theme [value=dark]').check();
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.reload();
    assert.equal(await paper(), dark);
    await page.locator('#theme [value=auto]').check();
    assert.equal(await paper(), light);
  },
  async 'is printed with everything open, and closed again'({ open }) {
    const { page } = await open({});
    const count = () => page.locator('details[open]').count();
    const before = await count();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('details:not([open])').count(), 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await count(), before);
  },
  async 'tells the matrix without a script'({ open }) {
    const { page } = await open({ javaScriptEnabled: false });
    assert.ok(await page.locator('#matrix td').first().isVisible());
    assert.equal(await page.locator('#filter').isVisible(), false);
    assert.equal(await page.locator('#theme').isVisible(), false);
  },
  async 'its JUnit XML is XML, and counts the same'({ open, directory }) {
    const { page } = await open({});
    const xml = readFileSync(join(directory, 'junit.xml'), 'utf8');
    const told = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      const number = (name) => Number(parsed.documentElement.getAttribute(name));
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? '',
        tests: number('tests') - parsed.querySelectorAll('testcase').length,
        failures: number('failures') - parsed.querySelectorAll('failure').length,
        skipped: number('skipped') - parsed.querySelectorAll('skipped').length,
      };
    }, xml);
    assert.deepEqual(told, { error: '', tests: 0, failures: 0, skipped: 0 });
  },
};

/** The checks of a report with cases in each state. */
const checksOfStates = {
  async 'Enter opens the trace of a failure'({ open }) {
    const { page } = await open({});
    const trace = page.locator('#failures details.trace').first();
    await trace.locator('summary').focus();
    assert.equal(await trace.locator('pre').isVisible(), false);
    await page.keyboard.press('Enter');
    assert.ok(await trace.locator('pre').isVisible());
  },
  async 'the address of a failure leads to it, with its trace open'({ open }) {
    const { page } = await open({});
    const id = await page.locator('.failure').last().getAttribute('id');
    const linked = await open({ hash: `#${id}` });
    const failure = linked.page.locator('.failure').last();
    assert.ok(await failure.locator('pre').first().isVisible());
    const top = await failure.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 900, `${top}`);
  },
  async 'the search leads from a failed case to its failure'({ open }) {
    const { page } = await open({});
    await page.locator('[name=state]').selectOption('failed');
    const failures = await page.locator('.failure').count();
    assert.equal(await shown(page), Math.min(50, failures));
    await page.locator('#list a').first().click();
    // The way there opens it in an event of its own.
    await page.locator('.failure:target pre').first().waitFor();
  },
  async 'a fact is asked for whole: rate-limited is not rate-limited-free'({ open }) {
    const { page } = await open({});
    await page.locator('#words').fill('row:Rate-limited');
    const facts = await page.locator('#list .facts').allTextContents();
    assert.ok(facts.length > 0 && facts.every((text) => !text.includes('-free')), facts[0]);
  },
  async 'failures are told without a script, traces too'({ open }) {
    const { page } = await open({ javaScriptEnabled: false });
    assert.ok(await page.locator('.failure .problems li').first().isVisible());
    await page.locator('.failure summary').first().click();
    assert.ok(await page.locator('.failure pre').first().isVisible());
  },
  async 'each state is told by a shape of its own'({ open }) {
    const { page } = await open({});
    for (const state of ['passed', 'failed', 'known-failing', 'not-supported']) {
      const shapes = await page
        .locator(`#matrix td.${state} use`)
        .evaluateAll((found) => [...new Set(found.map((use) => use.getAttribute('href')))]);
      assert.deepEqual(shapes, [`#mark-${state}`]);
    }
  },
};

/** Runs every check of a report's page; gives the number of those that failed. */
export async function checkReport({ browser, name, directory, hasEachState }) {
  const url = `file://${join(directory, 'index.html')}`;
  let failed = 0;
  for (const [title, check] of Object.entries({ ...checksOfAll, ...(hasEachState ? checksOfStates : {}) })) {
    const contexts = [];
    const open = async ({ width = 1280, hash = '', then, ...options }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
      contexts.push(context);
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      const seen = { requests: [], messages: [] };
      page.on('request', (request) => seen.requests.push(request.url()));
      page.on('console', (message) => seen.messages.push(message.text()));
      page.on('pageerror', (error) => seen.messages.push(error.message));
      page.on('dialog', (dialog) => seen.messages.push(dialog.message()));
      await page.goto(`${url}${hash}`);
      await then?.(page);
      return { page, seen };
    };
    const reason = await check({ open, url, directory }).then(
      () => undefined,
      (error) => error.stack ?? String(error),
    );
    for (const context of contexts) await context.close();
    console.log(`${reason === undefined ? 'ok    ' : 'FAILED'} ${name}: ${title}${reason ? `\n       ${reason}` : ''}`);
    if (reason !== undefined) failed += 1;
  }
  return failed;
}
