/** The mutants of a file of Stryker's report that no test noticed, as texts that stay right when lines move. */
export function survivorsIn(file, content) {
  return content.mutants.filter(hasSurvived).map((mutant) => ({
    ...textsOf(file, content, mutant),
    ...(mutant.status === 'NoCoverage' && { noCoverage: true }),
  }));
}

export function hasSurvived({ status }) {
  return status === 'Survived' || status === 'NoCoverage';
}

/** A mutant in texts. */
export function textsOf(file, { source }, { location: { start, end }, mutatorName, replacement = '' }) {
  const lines = source.split('\n');
  return {
    file,
    line: start.line,
    mutator: mutatorName,
    original: short(textBetween(lines, start, end)),
    replacement: short(replacement),
    in: short(lines[start.line - 1] ?? ''),
  };
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
