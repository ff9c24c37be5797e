import { describe, expect, it } from 'vitest';
import { loadModule } from '../../oracle/load-module.ts';
import { emitValidator } from '../emit-validator.ts';

/** As far as a zod schema is needed here. */
interface Schema {
  safeParse(value: unknown): { success: boolean };
}

const vocabulary = 'https://json-schema.org/draft/2020-12/vocab';

function errors(schema: unknown, documents: Record<string, unknown>): string[] {
  const { diagnostics } = emitValidator(schema, { name: 'checked', documents });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a dialect in which formats are checked', () => {
  it.each([true, false])('has them checked though nobody asked (needed: %j)', async (isNeeded) => {
    const metaschema = {
      $id: 'https://dialect.test/checks',
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $vocabulary: { [`${vocabulary}/core`]: true, [`${vocabulary}/format-assertion`]: isNeeded },
    };
    const { code } = emitValidator(
      { $schema: 'https://dialect.test/checks', format: 'ipv4' },
      { name: 'checked', documents: { [metaschema.$id]: metaschema } },
    );
    const { checked } = await loadModule(code);
    const { safeParse } = checked as Schema; // what the module promises to export
    expect([safeParse('127.0.0.1').success, safeParse('127.0.0').success]).toEqual([true, false]);
  });
});

describe('a metaschema of an older draft', () => {
  const old = 'http://json-schema.org/draft-07/schema';
  const documents = {
    [old]: { $schema: `${old}#`, $id: `${old}#`, type: ['object', 'boolean'] },
    'https://dialect.test/after-07': { $schema: `${old}#`, $id: 'https://dialect.test/after-07' },
  };

  it('is not taken for the standard because its document was given', () => {
    expect(errors({ $schema: `${old}#`, items: [true] }, documents)).toContain('dialect-unsupported /$schema');
  });

  it('is not taken for the standard by way of a metaschema of its own', () => {
    expect(errors({ $schema: 'https://dialect.test/after-07' }, documents)).toEqual(['dialect-unsupported /$schema']);
  });

  it('says nothing while nobody refers to it', () => {
    expect(errors({ type: 'string' }, documents)).toEqual([]);
  });
});
