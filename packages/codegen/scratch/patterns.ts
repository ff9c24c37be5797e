import { readPattern } from '../src/schema/read-pattern.ts';
import { run } from './try.ts';
for (const p of ['^a+$', '(a+)+$', '(a|a)*b', '^(\\w+\\s?)*$', '\\s+$', '^[a-z0-9]+(?:-[a-z0-9]+)*$', '^\\d{3}-\\d{4}$', '(?=(a+)+b)', '(a+)+\\1', '^[\\w-\\.]+@([\\w-]+\\.)+[\\w-]{2,4}$', '\\Z', '(?i)a', '^{a}$', '((a{99}){99}){99}x*y*', '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$', '^(?!.*foo).*$', 'a*b*c*d*', '^\\S(.*\\S)?$', '\\p{Letter}cole', '[a-z]cole', '^🐲*$']) {
  const t = performance.now(); const r = readPattern(p);
  console.log(p, JSON.stringify(r).slice(0, 120), (performance.now() - t).toFixed(1));
}
const as = 'a'.repeat(100000);
for (const p of ['(a+)+$', '(a|a)*b', '^(\\w+\\s?)*$', '\\s+$', '^((a|b)*|c{2,5}x?)+\\b!$', '🐲+$'])
  await run({ pattern: p }, [as, as + '!', ' '.repeat(100000) + 'x', '', 'cc!', '🐲']);
