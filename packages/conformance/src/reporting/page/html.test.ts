import { expect, test } from 'vitest';
import { html, ownFile, scriptJson } from './html.ts';

test('every text is escaped, in text and in attributes', () => {
  const hostile = `</p><script>alert('&"')</script>\u0000\ud800`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&lt;/p&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;\ufffd\ufffd">' +
      '&lt;/p&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;\ufffd\ufffd</p>',
  );
});

test('HTML is kept, lists are joined, nothing leaves nothing', () => {
  expect(html`<ul>${[html`<li>${1}</li>`, '<', false]}${undefined}</ul>`.text).toBe('<ul><li>1</li>&lt;</ul>');
});

test('JSON cannot end its script', () => {
  const text = scriptJson(['</script><!--']).text;
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual(['</script><!--']);
});

test('a file of ours that would end its element is refused', () => {
  expect(() => ownFile('a</Script>')).toThrow('end tag');
  expect(ownFile('a < b').text).toBe('a < b');
});
