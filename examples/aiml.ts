/** AIML API: two models behind one method, told apart by `model`; what the call cost comes with it. */
import { Aiml } from '@limner/aiml';

const aiml = new Aiml({ baseUrl: process.env.AIML_BASE_URL });
const { data, response } = await aiml.images
  .generate({ model: 'alibaba/qwen-image-2-0', prompt: 'A paper boat on a rain puddle', image_size: 'square_hd' })
  .withResponse();

const path = await data.images[0]?.save('paper-boat.png');
console.log(`${path} for ${response.cost?.usd ?? '?'} USD, request ${response.requestId ?? '?'}`);
