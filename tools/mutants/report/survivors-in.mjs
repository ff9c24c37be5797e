/** The mutants of a file of Stryker's report that no test noticed, as texts that stay right when lines move. */
export function survivorsIn(file, { source, mutants }) {
  const lines = source.split('\n');
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location: { start, end }, mutatorName, replacement = '', status }) => ({
      file,
      line: start.line,
      mutator: mutatorName,
      original: short(textBetween(lines, start, end)),
      replacement: short(replacement),
      in: short(lines[start.line - 1] ?? ''),
      ...(status === 'NoCoverage' && { noCoverage: true }),
    }));
}

function textBetween(lines, start, end) {
  const taken = lines.slice(start.line - 1, end.line);
  taken[taken.length - 1] = taken.at(-1).slice(0, end.column - 1);
  taken[0] = taken[0].slice(start.column - 1);
  return taken.join(' ');
}

/** In one line and of a length to read. */
function short(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
