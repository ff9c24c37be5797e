import OpenAI from 'openai';

/** As it is printed. */
export const name = 'openai';

const input = { model: 'alibaba/qwen-image', prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. */
export function connect(baseUrl) {
  const openai = new OpenAI({ apiKey: 'bench-key', baseURL: `${baseUrl}/v1` });
  return {
    generate: () => openai.images.generate(input),
    read: (signal) => openai.models.list({ signal }),
    async bytes() {
      const { data } = await openai.images.generate(input);
      return Buffer.from(data[0].b64_json, 'base64');
    },
  };
}
