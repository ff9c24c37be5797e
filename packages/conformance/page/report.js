// What the page of the report does beside being read: it searches the cases, keeps the chosen colours, and opens what is
// linked to or printed. Without it the page still tells the matrix, the failures and the coverage.
(() => {
  const at = (id) => document.getElementById(id);
  const pageSize = 50;

  // A page opened as a file may have no storage: the choice then lasts as long as the page.
  const stored = (change) => {
    try {
      return change(globalThis.localStorage);
    } catch {
      return undefined;
    }
  };

  function keepColours() {
    const theme = at('theme');
    const choose = (name) => {
      if (name === 'auto') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = name;
    };
    const known = stored((storage) => storage.getItem('limner-theme'));
    for (const input of theme.querySelectorAll('input')) {
      if (input.value === known) input.checked = true;
      input.addEventListener('change', () => {
        choose(input.value);
        stored((storage) => storage.setItem('limner-theme', input.value));
      });
    }
    choose(theme.querySelector('input:checked').value);
    theme.hidden = false;
  }

  /** Opens whatever hides the target of a link, and the first trace of a failure. */
  function openTarget() {
    const target = at(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const around = target.closest('details');
    if (around) around.open = true;
    if (!target.matches('.failure')) return;
    const trace = target.querySelector('details');
    if (trace) trace.open = true;
    target.scrollIntoView();
  }

  function openForPrint() {
    const closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
    const close = () => {
      for (const details of closed) details.open = false;
    };
    addEventListener('afterprint', close, { once: true });
  }

  function readCases() {
    const { texts, groups, evidence, states, cases } = JSON.parse(at('index').textContent);
    return cases.map(([id, provider, operation, title, source, file, row, fault, group, known, state]) => {
      const facts = {
        name: `${texts[provider]}/${texts[operation]}/${id}`,
        client: texts[provider],
        operation: texts[operation],
        title: texts[title],
        source: texts[source],
        file: texts[file] || `fixtures/${texts[provider]}/${texts[operation]}/${id}.yaml`,
        row: texts[row],
        fault: texts[fault],
        group: groups[group],
        evidence: evidence[known],
        state: states[state],
      };
      const { name, title: words, row: of, fault: kind, source: told } = facts;
      return { ...facts, text: [name, words, of, kind, told].join('\n').toLowerCase() };
    });
  }

  /** `3-7 9` as a set of numbers. */
  function numbersOf(ranges) {
    const found = new Set();
    for (const range of ranges.split(' ')) {
      const [from, to = from] = range.split('-').map(Number);
      for (let value = from; value <= to; value += 1) found.add(value);
    }
    return found;
  }

  /** Each word must be there; `row:`, `fault:`, `operation:` and the like ask for one fact, whole. */
  function wordTest(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const tests = words.map((word) => {
      const [, fact, value] = /^(row|fault|operation|client|group|state|evidence):(.+)$/.exec(word) ?? [];
      return fact ? (found) => found[fact].toLowerCase() === value : (found) => found.text.includes(word);
    });
    return (found) => tests.every((test) => test(found));
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function mark(state) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'mark');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `#mark-${state}`);
    svg.append(use);
    return svg;
  }

  const words = { 'known-failing': 'known to fail', 'not-supported': 'not supported' };

  function line(found) {
    const name = element('code', { textContent: found.name });
    const anchor = `case-${found.name.replaceAll(/[^\w./-]/g, '-')}`;
    const linked = at(anchor) ? element('a', { href: `#${anchor}` }, name) : name;
    const state = words[found.state] ?? found.state;
    const facts = [
      state,
      found.group,
      found.evidence,
      found.fault && `fault ${found.fault}`,
      found.row && `error row ${found.row}`,
      found.source,
      found.file,
    ];
    return element(
      'li',
      { className: found.state },
      element('p', {}, mark(found.state), linked),
      element('p', { textContent: found.title }),
      element(
        'p',
        { className: 'facts' },
        ...facts.filter(Boolean).map((textContent) => element('span', { textContent })),
      ),
    );
  }

  function search() {
    const form = at('filter');
    const cases = readCases();
    const number = new Intl.NumberFormat('en-US');
    let only;
    let found = cases;
    let shown = 0;

    function showMore() {
      at('list').append(...found.slice(shown, shown + pageSize).map(line));
      shown = Math.min(found.length, shown + pageSize);
      at('more').hidden = shown === found.length;
    }

    function show() {
      const isWanted = wordTest(at('words').value);
      const selects = [...form.querySelectorAll('select')].filter(({ value }) => value !== '');
      const fits = (one) => isWanted(one) && selects.every(({ name, value }) => one[name] === value);
      found = cases.filter((one, index) => (only === undefined || only.numbers.has(index)) && fits(one));
      const of = found.length === cases.length ? 'All' : `${number.format(found.length)} of`;
      const about = only === undefined ? '' : ` that prove ${only.label}`;
      at('found').textContent = `${of} ${number.format(cases.length)} cases${about}`;
      at('list').replaceChildren();
      shown = 0;
      showMore();
    }

    function showOnly(event) {
      const link = event.target.closest('a[data-cases]');
      if (!link) return;
      form.reset();
      // The way to the list is made here: the browser's own would take the focus away again.
      event.preventDefault();
      history.pushState(null, '', '#cases');
      only = { numbers: numbersOf(link.dataset.cases), label: link.dataset.label };
      show();
      at('found').tabIndex = -1;
      at('found').focus({ preventScroll: true });
      at('cases').scrollIntoView();
    }

    form.addEventListener('input', show);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => {
      only = undefined;
      // The fields are emptied after this event.
      setTimeout(show);
    });
    at('more').addEventListener('click', showMore);
    document.addEventListener('click', showOnly);
    form.hidden = false;
    show();
  }

  keepColours();
  search();
  openTarget();
  addEventListener('hashchange', openTarget);
  addEventListener('beforeprint', openForPrint);
})();
