import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, 'one-image');

/** The same ten-line program with each client: makes an image and has its bytes; Limner's saves it. Limner's first, then by name. */
export const oneImagePrograms = readdirSync(folder)
  .map((file) => ({ name: basename(file, '.mts'), file: join(folder, file) }))
  .sort((a, b) => Number(b.name.startsWith('limner')) - Number(a.name.startsWith('limner')));
