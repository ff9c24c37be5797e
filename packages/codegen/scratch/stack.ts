import { emitValidator } from '../src/emit-validator.ts';
import { loadModule } from './load-module.ts';
const heavy = { type: 'object', properties: { next: { $ref: '#' } }, allOf: [{ if: { required: ['next'] }, then: { properties: { next: { type: 'object' } } } }, { anyOf: [{ oneOf: [{ not: { not: { properties: { next: { $ref: '#' } } } } }] }, false] }], unevaluatedProperties: false };
const plain = { type: 'object', properties: { next: { $ref: '#' } } };
const unions = { anyOf: [{ type: 'object', properties: { next: { $ref: '#' } } }, { type: 'array', items: { $ref: '#' } }, { type: 'string' }] };
for (const [name, schema] of Object.entries({ heavy, plain, unions })) {
  const { code } = emitValidator(schema, { name: 'v' });
  const { v } = await loadModule(code.replace(/shallow\(\d+\)/, 'shallow(1e9)')) as any;
  for (let n = 100; n < 100000; n = Math.ceil(n * 1.2)) {
    let value: any = {}; for (let i = 0; i < n; i += 1) value = { next: value };
    const r = v.safeParse(value); if (JSON.stringify(r.error ?? '').includes('too deep')) { console.log(name, n); break; }
  }
}
{
  const { code } = emitValidator(plain, { name: 'v' });
  const { v } = await loadModule(code.replace(/shallow\(\d+\)/, 'shallow(1e9)')) as any;
  let value: any = 1; for (let i = 0; i < 100000; i += 1) value = { next: value };
  console.log(code, JSON.stringify(v.safeParse(value)).slice(0,300));
}
