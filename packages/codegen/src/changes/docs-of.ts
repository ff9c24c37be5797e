import { parse } from 'yaml';
import { asArray, asObject, asString, type Json } from '../json.ts';
import type { SourceTree } from '../load/source-tree.ts';
import type { DocsOf } from './changeset/changeset.ts';
import type { PackageChanges } from './compute-changes.ts';

/** The pages that a provider's spec names for an operation, with the dates on which they were read. */
export function docsOfPackage({ files }: SourceTree, { id, folder }: PackageChanges): DocsOf {
  const spec = asObject(parse(files.get(`${folder}/provider.yaml`) ?? '{}'));
  const read = datesOf(parse(files.get(`specs/${id}/docs.lock.yaml`) ?? '{}'));
  const pages = asArray(spec.docs).map(asObject);
  return (operations) => {
    const found = pages.filter((page) => operations.includes(String(page.operation)));
    const told = found.flatMap(({ id: page, url }) => {
      const date = read.get(String(page));
      return typeof url === 'string' ? [date === undefined ? url : `${url}, read ${date}`] : [];
    });
    return told.length > 0 ? told.join('; ') : undefined;
  };
}

/** Dates by the ids of pages, as the lock has them. */
function datesOf(lock: Json): ReadonlyMap<string, string> {
  const pages = Object.entries(asObject(asObject(lock).pages ?? lock));
  return new Map(
    pages.flatMap(([id, page]) => {
      const date = asString(asObject(page).read);
      return date === undefined ? [] : [[id, date]];
    }),
  );
}
