import Replicate, { type FileOutput } from 'replicate';

const replicate = new Replicate();
const output = await replicate.run('qwen/qwen-image', {
  input: { prompt: 'A lighthouse at dusk, oil on canvas', output_format: 'png', seed: 7 },
});
const [image] = output as FileOutput[];
const blob = await image?.blob();
console.log(blob?.size);
