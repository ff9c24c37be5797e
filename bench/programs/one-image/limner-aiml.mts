import { Aiml } from '@limner/aiml';

const aiml = new Aiml({ deadline: 120_000 });
const { images } = await aiml.images.generate({
  model: 'alibaba/qwen-image',
  prompt: 'A lighthouse at dusk, oil on canvas',
  output_format: 'png',
  seed: 7,
});
await images[0]?.save('lighthouse.png');
