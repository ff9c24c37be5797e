/** Segmind: the image as bytes, in the format that was asked for, and what is left of the credits. */
import { Segmind } from '@limner/segmind';

const segmind = new Segmind({ baseUrl: process.env.SEGMIND_BASE_URL });
const { data, response } = await segmind.qwenImage
  .generate({ prompt: 'A lighthouse at dusk, oil on canvas', aspect_ratio: '3:2', image_format: 'png' })
  .withResponse();

console.log(await data.images[0]?.save('lighthouse.png'));
console.log(`cost ${response.cost?.credits ?? '?'}, ${response.remainingCredits ?? '?'} credits left`);
