/** Heads of columns of a table of fields, in the words that pages use. */
export const columnNames: Readonly<Record<string, readonly string[]>> = {
  name: ['field name', 'parameter name', 'field', 'parameter', 'property', 'attribute', 'param', 'name', 'key'],
  type: ['data type', 'type'],
  required: ['required', 'mandatory', 'required?'],
  default: ['default value', 'default'],
  range: ['value range', 'range'],
  values: ['allowed values', 'possible values', 'valid values', 'values', 'options', 'enum'],
  description: ['description', 'details', 'notes', 'meaning', 'explanation'],
  header: ['header name', 'header'],
  value: ['value'],
  status: ['http status code', 'http status', 'status code', 'error code', 'status', 'code'],
  title: ['title', 'error', 'message', 'reason'],
};

/** What a head of a column is about. */
export type Column = string;

/** The meaning of a head; undefined where it is none of a table of fields. */
export function columnOf(head: string): Column | undefined {
  const word = head.trim().toLowerCase();
  return Object.entries(columnNames).find(([, names]) => names.includes(word))?.[0];
}

/** Longer names first, so that `Field Name` is not read as `Field`. */
const words = Object.values(columnNames)
  .flat()
  .toSorted((a, b) => b.length - a.length);

/** The columns of a head whose cells ran together, as `Field NameTypeRequired`; undefined where it is none. */
export function readGluedHead(line: string): Column[] | undefined {
  const columns: Column[] = [];
  let rest = line.trim();
  if (rest.length > 200 || !/^[A-Z]/.test(rest)) return undefined;
  while (rest !== '') {
    const name = words.find(
      (word) => rest.toLowerCase().startsWith(word) && /^($|[A-Z])/.test(rest.slice(word.length)),
    );
    const column = name === undefined ? undefined : columnOf(name);
    if (name === undefined || column === undefined || !/^[A-Z]/.test(rest)) return undefined;
    columns.push(column);
    rest = rest.slice(name.length);
  }
  return columns.length >= 3 && columns[0] === 'name' ? columns : undefined;
}

/** True for a line that is a head whose cells ran together. */
export function isGluedHead(line: string): boolean {
  return readGluedHead(line) !== undefined;
}
