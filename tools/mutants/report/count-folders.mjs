import { speaksOf } from './equivalents.mjs';
import { survivorsIn } from './survivors-in.mjs';

/** What came of the mutants of each folder, with each survivor and, where one is written, the reason why it lives. */
export function countFolders({ report, target, equivalents, today = new Date().toISOString().slice(0, 10) }) {
  const folders = {};
  for (const [file, content] of Object.entries(report.files)) {
    const name = target.folderOf(file);
    folders[name] ??= startOf(today);
    const folder = folders[name];
    folder.files.push(file);
    for (const { status } of content.mutants) {
      if (status === 'Killed') folder.killed += 1;
      else if (status === 'Timeout') folder.timedOut += 1;
      else if (status !== 'Survived' && status !== 'NoCoverage') folder.unplayed += 1;
    }
    folder.survivors.push(...survivorsIn(file, content).map((survivor) => withReason(survivor, equivalents)));
  }
  return folders;
}

function startOf(measured) {
  return { measured, files: [], killed: 0, timedOut: 0, unplayed: 0, survivors: [] };
}

function withReason(survivor, equivalents) {
  const entry = equivalents.find((entry) => speaksOf(entry, survivor));
  return entry ? { ...survivor, equivalent: entry.reason } : survivor;
}
