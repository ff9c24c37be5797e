import { Segmind } from '@limner/segmind';

const segmind = new Segmind({ baseUrl: process.env.SEGMIND_BASE_URL });
const { images } = await segmind.qwenImage.generate({ prompt: 'A lighthouse at dusk, oil on canvas' });
await images[0].save('lighthouse.png');
