/**
 * Counts of a folder, or of several added up; the score is what Stryker says: of all mutants, how many were noticed. One that was
 * not played was not.
 */
export function scoreOf(folders) {
  const sum = { total: 0, killed: 0, timedOut: 0, survived: 0, noCoverage: 0, equivalent: 0, unplayed: 0 };
  for (const { killed, timedOut, unplayed, survivors } of folders) {
    const equivalent = survivors.filter((survivor) => survivor.equivalent !== undefined);
    const noCoverage = survivors.filter((survivor) => survivor.noCoverage && survivor.equivalent === undefined);
    sum.killed += killed;
    sum.timedOut += timedOut;
    sum.unplayed += unplayed;
    sum.equivalent += equivalent.length;
    sum.noCoverage += noCoverage.length;
    sum.survived += survivors.length - equivalent.length - noCoverage.length;
    sum.total += killed + timedOut + unplayed + survivors.length;
  }
  const noticed = sum.killed + sum.timedOut;
  return { ...sum, score: percent(noticed, sum.total), changing: percent(noticed, sum.total - sum.equivalent) };
}

function percent(part, whole) {
  return whole === 0 ? 100 : Math.floor((1000 * part) / whole) / 10;
}
