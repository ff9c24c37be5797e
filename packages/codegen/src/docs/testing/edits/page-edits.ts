import { fieldBlockEdits } from './field-block-edits.ts';
import { openapiEdits } from './openapi-edits.ts';
import type { PageEdit } from './page-edit.ts';
import { renderedTextEdits } from './rendered-text-edits.ts';
import { tableEdits } from './table-edits.ts';

/** Edits of saved pages by the kind of page, twenty and more of each. */
export const pageEdits: Readonly<Record<string, readonly PageEdit[]>> = {
  openapi: openapiEdits,
  tables: tableEdits,
  'field blocks': fieldBlockEdits,
  'rendered text': renderedTextEdits,
};
