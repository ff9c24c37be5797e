const named: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\' };

/** Bytes, given as latin1, in one line that people can read: what is not printable ASCII is escaped. */
export function printableBytes(text: string): string {
  return text.replace(/[^ -[\]-~]/g, (character) => named[character] ?? `\\x${hex(character)}`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
