import OpenAI from 'openai';

const openai = new OpenAI({ timeout: 120_000 });
const { data } = await openai.images.generate({
  model: 'gpt-image-1',
  prompt: 'A lighthouse at dusk, oil on canvas',
  output_format: 'png',
});
const image = data?.[0]?.b64_json;
console.log(image?.length);
