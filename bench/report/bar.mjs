/** A figure held against what issue 3 asks of it, in words. Nothing fails by it: a bench is read, not asserted. */
export function bar(what, value, { most, aim, unit = '' }) {
  const asked = `${what} <= ${most}${unit}${aim === undefined ? '' : ` (aim ${aim}${unit})`}`;
  return `${asked}: ${verdict(value, { most, aim })}`;
}

function verdict(value, { most, aim }) {
  if (value > most) return 'MISSED';
  return aim === undefined || value <= aim ? 'met' : 'met, aim missed';
}
