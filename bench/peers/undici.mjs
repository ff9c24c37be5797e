import { request } from 'undici';

/** What everything else is compared with. */
export const name = 'undici.request';

const headers = { 'content-type': 'application/json', authorization: 'Bearer bench-key' };
const input = { model: 'alibaba/qwen-image', prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured, as far as this client has them. */
export function connect(baseUrl) {
  const generate = async () => {
    const { body } = await request(`${baseUrl}/v1/images/generations`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    return body.json();
  };
  return {
    generate,
    async read(signal) {
      const { body } = await request(`${baseUrl}/v1/models`, { headers, ...(signal ? { signal } : {}) });
      return body.json();
    },
    async bytes() {
      const { data } = await generate();
      return Buffer.from(data[0].b64_json, 'base64');
    },
  };
}
