import { Segmind } from '@limner/segmind';

const segmind = new Segmind({ deadline: 120_000 });
const { images } = await segmind.qwenImage.generate({
  prompt: 'A lighthouse at dusk, oil on canvas',
  aspect_ratio: '16:9',
  image_format: 'png',
  seed: 7,
});
await images[0]?.save('lighthouse.png');
