import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** What a Chromium needs to run without a screen, and without asking anybody for anything. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that CHROMIUM_PATH names, or one on the search path. Throws where there is none, and says what to do. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const found =
    named ?? names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (found) return found;
  throw new Error(`no browser here. Install Chromium, or name one by CHROMIUM_PATH. Looked for ${names.join(', ')}.`);
}
