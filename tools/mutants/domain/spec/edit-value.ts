import type { Edit, Path } from '../mutant.ts';

/**
 * A copy of `root` that is different in one place. Throws where the edit does not apply: such a mutant proves
 * nothing.
 */
export function editValue(root: unknown, path: Path, edit: Edit): unknown {
  const copy: unknown = structuredClone(root);
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => member(value, key, path), copy);
  const key = path.at(-1);
  if (key === undefined) throw new Error('An edit needs a path.');
  if (Array.isArray(parent)) editItem(parent, { key: Number(key), edit, path });
  else if (isRecord(parent)) editMember(parent, { key: String(key), edit, path });
  else throw miss(path, 'its parent is no object and no array');
  if (JSON.stringify(copy) === JSON.stringify(root)) throw miss(path, 'nothing would change');
  return copy;
}

/** The value at a path. Throws where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => member(value, key, path), root);
}

interface Place<K> {
  readonly key: K;
  readonly edit: Edit;
  readonly path: Path;
}

function editItem(list: unknown[], { key, edit, path }: Place<number>): void {
  if (edit.do === 'add') {
    if (key !== list.length) throw miss(path, `an item is added at the end, which is ${list.length}`);
    list.push(edit.value);
    return;
  }
  if (!(key in list)) throw miss(path, 'there is no such item');
  switch (edit.do) {
    case 'set':
      list[key] = edit.to;
      return;
    case 'remove':
      list.splice(key, 1);
      return;
    case 'swap-with-next':
      if (!(key + 1 in list)) throw miss(path, 'there is no next item');
      list.splice(key, 2, list[key + 1], list[key]);
      return;
    case 'rename':
      throw miss(path, 'an item has no name');
  }
}

function editMember(owner: Record<string, unknown>, { key, edit, path }: Place<string>): void {
  if (edit.do === 'add') {
    if (key in owner) throw miss(path, 'it is there already');
    owner[key] = edit.value;
    return;
  }
  if (!(key in owner)) throw miss(path, 'there is no such member');
  switch (edit.do) {
    case 'set':
      owner[key] = edit.to;
      return;
    case 'remove':
      delete owner[key];
      return;
    case 'rename':
      rename(owner, { from: key, to: edit.to });
      return;
    case 'swap-with-next':
      throw miss(path, 'members have no order');
  }
}

/** Keeps the order, which generated code follows. */
function rename(owner: Record<string, unknown>, { from, to }: { readonly from: string; readonly to: string }): void {
  const members = Object.entries(owner);
  for (const [name] of members) delete owner[name];
  for (const [name, value] of members) owner[name === from ? to : name] = value;
}

function member(value: unknown, key: string | number, path: Path): unknown {
  const found = Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[String(key)] : undefined;
  if (found === undefined) throw miss(path, `nothing is called ${key} there`);
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function miss(path: Path, why: string): Error {
  return new Error(`The edit at /${path.join('/')} does not apply: ${why}.`);
}
