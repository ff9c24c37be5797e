// Says what a client that is installed here takes at most: `node limit-of.mjs <length>...` prints each length with the
// name of the error; the request of one that is taken goes nowhere.
import { Aiml } from '@limner/aiml';

const aiml = new Aiml({ apiKey: 'any-key', baseUrl: 'http://127.0.0.1:9' });
for (const length of process.argv.slice(2).map(Number)) {
  const request = { model: 'alibaba/qwen-image-2-0', prompt: 'A lighthouse', negative_prompt: 'a'.repeat(length) };
  const error = await aiml.images.generate(request, { retries: 0 }).catch((reason) => reason);
  console.log(length, error.name);
}
