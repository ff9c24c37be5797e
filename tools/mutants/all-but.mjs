/** Patterns that let some paths through where all else is ignored: level by level, the folders on the way, and no other member. */
export function allBut(paths) {
  const depth = Math.max(...paths.map((path) => path.split('/').length));
  const levels = Array.from({ length: depth }, (_, level) => {
    const longer = paths.map((path) => path.split('/')).filter((steps) => steps.length > level);
    const [parents, ways] = [0, 1].map((more) => longer.map((steps) => steps.slice(0, level + more).join('/')));
    return [...parents.map((way) => (way === '' ? '/*' : `/${way}/*`)), ...ways.map((way) => `!/${way}`)];
  });
  return [...new Set(levels.flat())];
}
