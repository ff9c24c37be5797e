import { readPattern } from '../src/schema/read-pattern.ts';
const list: string[] = ['('.repeat(100) + 'a' + '*)'.repeat(100) + 'b', '(.*a){20}$', '(.*a){200}$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?:a?){500}a{500}$', '((a{99}){99}){99}x*y*', '((a{999}){999}){999}$',
 '[a-z]*'.repeat(100) + '$', '(?:' + Array.from({ length: 100 }, (_, i) => `a{${i},}`).join('|') + ')*$', '\\p{L}*\\p{Lu}*\\p{N}*\\p{Script=Greek}*'.repeat(5) + '$', '(?=(?:a*)*b)(?:a*)*', '(?:(?:a|b)*(?:b|c)*)*'.repeat(8) + '$', '(.?){0,1000}$', '^(?:\\w+\\.)*\\w+@(?:\\w+\\.)+\\w+$', '(['.repeat(50), '('.repeat(5000) + ')'.repeat(5000), '(?:a|aa)+$', '(a{1,1000}){1,1000}$'];
for (const p of list) { const t = performance.now(); let r; try { r = readPattern(p); } catch (e) { r = String(e); } console.log(p.slice(0, 40), JSON.stringify(r).slice(0, 100), (performance.now() - t).toFixed(0) + 'ms'); }
for (const p of ['^a{100000}$', '^.{1,65536}$', '((a{999}){999}){999}$', '^[0-9a-f]{8}-[0-9a-f]{4}$', '(\\d{1,3}\\.){3}\\d{1,3}', '^([0-9]{1,3}\\.){3}[0-9]{1,3}(\\/([0-9]|[1-2][0-9]|3[0-2]))?$', '^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$']) {
 const r: any = readPattern(p); let t = performance.now(); let x; 
 if (r.pattern) try { x = new RegExp(r.pattern, 'u').test('a'.repeat(100000) + '!'); } catch (e) { x = String(e); }
 console.log(p, JSON.stringify(r).slice(0, 60), x, (performance.now() - t).toFixed(0));
}
