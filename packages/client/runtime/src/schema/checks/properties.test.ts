import { expect, it } from 'vitest';
import * as z from 'zod';
import { check } from '../check.ts';
import { additionalProperties, present } from './properties.ts';

/** An image, as the runtime hands it over: its text is put together when it is read. */
const image = {
  get data(): string {
    throw new Error('nobody asked for it');
  },
};

it('sees that a property is there without reading what is behind a getter', () => {
  expect(check(() => z.unknown().check(present(['data'])), image)).toEqual([]);
  const none = additionalProperties({ names: [], patterns: [] }, z.never());
  expect(
    z
      .unknown()
      .check(none)
      .safeParse(image)
      .error?.issues.map(({ message }) => message),
  ).toEqual(["unknown property 'data'"]);
});
