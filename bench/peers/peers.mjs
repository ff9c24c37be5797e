/** Modules of this folder by the calls that they have; the first one is the baseline. */
export const peersWith = {
  generate: ['undici', 'limner-aiml', 'openai', 'replicate', 'fal', 'ofetch', 'ky'],
  read: ['undici', 'limner-modelverse', 'openai', 'replicate', 'ofetch', 'ky'],
  bytes: ['undici', 'limner-aiml', 'openai'],
};

/** Loads modules of this folder. */
export function loadPeers(files) {
  return Promise.all(files.map((file) => import(`./${file}.mjs`)));
}
