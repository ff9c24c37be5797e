// Runs in a worker of the page: a key needs no leave there.
import { oneImage } from './one-image.mjs';

globalThis.onmessage = async ({ data: baseUrl }) => {
  const bytes = await oneImage(baseUrl).catch(String);
  globalThis.postMessage(typeof bytes === 'string' ? bytes : bytes.length);
};
