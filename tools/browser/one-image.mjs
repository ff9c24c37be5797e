// What a user writes for one image: the program whose size is measured, and that runs as a worker.
import { Segmind } from '@limner/segmind';

/** Asks the provider at `baseUrl` for an image; gives its bytes. */
export async function oneImage(baseUrl) {
  const segmind = new Segmind({ apiKey: 'any-key', baseUrl });
  const { images } = await segmind.qwenImage.generate({ prompt: 'a lighthouse on a cliff in a winter storm' });
  return images[0].bytes();
}
