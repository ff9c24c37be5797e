import { emitValidator } from '../src/emit-validator.ts';
import { loadModule } from './load-module.ts';
export async function run(schema: unknown, values: unknown[], options: object = {}) {
  const { code, diagnostics } = emitValidator(schema, { name: 'v', ...options });
  console.log(code.slice(0, 3000));
  for (const d of diagnostics) console.log(d.severity, d.code, d.pointer, d.message);
  const { v } = await loadModule(code) as any;
  for (const value of values) { const t = performance.now(); let r; try { r = v.safeParse(value); } catch (e) { r = { success: String(e) }; } 
   console.log(JSON.stringify(value, null)?.slice(0, 60) ?? '', r.success, r.success === true ? '' : JSON.stringify(r.error?.issues)?.slice(0, 300), (performance.now() - t).toFixed(1) + 'ms'); }
}
function deep(n: number, leaf: any, f = (x: any) => ({ next: x })) { let v = leaf; for (let i = 0; i < n; i += 1) v = f(v); return v; }
const big = (n: number) => { const v = deep(n, {}); Object.defineProperty(v, 'toJSON', { value: () => 'deep' + n }); return v; };
if (import.meta.main) {
await run({ type: 'object', properties: { next: { $ref: '#' } }, allOf: [{ if: { required: ['next'] }, then: { properties: { next: { type: 'object' } } } }, { anyOf: [{ oneOf: [{ not: { not: { properties: { next: { $ref: '#' } } } } }] }, false] }], unevaluatedProperties: false }, [big(10), big(250), big(255), big(257), big(100000)]);
await run({ $ref: '#' }, [1]);
await run({ properties: { a: { allOf: [{ $ref: '#/properties/a' }] } } }, [1]);
await run(deep(1000, true, (x) => ({ not: x })), [1]);
await run(deep(100000, true, (x) => ({ not: x })), [1]);
await run(deep(400, true, (x) => ({ not: x })), [1]);
await run(deep(240, { type: 'string' }, (x) => ({ type: 'object', properties: { next: x } })), [big(10), deep(240, 1)]);
const cyc: any = {}; cyc.not = cyc;
await run(cyc, [1]);
await run({ type: 'strin' }, [1]);
await run({ $ref: 'http://x/y' }, [1]);
await run(undefined, [1]); await run(null, [1]); await run(3, [1]); await run([], [1]); await run({ a: undefined, type: 'string', toString: 1 }, [1]);
await run({ uniqueItems: true }, [[deep(100000, 1, (x) => [x]), 1].slice(0, 2)].map((v: any) => { v.toJSON = () => 'deep'; return v; }));
await run({ const: deep(300, 1, (x) => [x]) }, [big(100000)]);
}
