import { expect, it, vi } from 'vitest';
import { textsOf } from './texts-of.ts';

it('finds prompts and whatever reads like one', () => {
  expect(textsOf({ prompt: 'cat', model: 'm', deep: [{ text: 'two words' }] })).toEqual(['cat', 'two words']);
});

it('does not walk bytes', () => {
  const bytes = new Uint8Array(3);
  const walked = vi.spyOn(Object, 'entries');
  textsOf({ file: bytes });
  expect(walked).not.toHaveBeenCalledWith(bytes);
  walked.mockRestore();
});
