import { fal } from '@fal-ai/client';

const { data } = await fal.run('fal-ai/qwen-image', {
  input: { prompt: 'A lighthouse at dusk, oil on canvas', output_format: 'png', seed: 7 },
});
const response = await fetch(data.images[0]?.url ?? '');
const image = await response.arrayBuffer();
console.log(image.byteLength);
