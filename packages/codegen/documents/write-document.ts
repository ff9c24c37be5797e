/** `node write-document.ts 1000|large|recursive FILE`: writes a made-up document, for measuring by hand. */
import { writeFileSync } from 'node:fs';
import { largeDocument } from './large-document.ts';
import { recursiveDocument } from './recursive-document.ts';
import { syntheticDocument } from './synthetic-document.ts';

const [kind = '', file = ''] = process.argv.slice(2);
const operations = Number(kind);
if (file === '' || !(kind === 'large' || kind === 'recursive' || operations > 0)) {
  throw new Error('Say what and where: node write-document.ts <number of operations>|large|recursive <file>');
}
const document =
  kind === 'large' ? largeDocument() : kind === 'recursive' ? recursiveDocument() : syntheticDocument({ operations });
writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
