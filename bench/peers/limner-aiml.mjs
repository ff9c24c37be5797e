import { Aiml } from '@limner/aiml';
import { refuseDrift } from './refuse-drift.mjs';

/** The input is checked, and so is the answer. */
export const name = 'limner (aiml)';

const input = { model: 'alibaba/qwen-image', prompt: 'A lighthouse at dusk, oil on canvas' };

/** The calls that are measured: validation, retries and the deadline are on, as they are by default. */
export function connect(baseUrl) {
  const aiml = new Aiml({
    apiKey: 'bench-key',
    baseUrl,
    responseChecks: 'report',
    retries: 2,
    deadline: 60_000,
    onDrift: refuseDrift,
  });
  return {
    generate: () => aiml.images.generate(input),
    async bytes() {
      const { images } = await aiml.images.generate(input);
      return images[0].bytes();
    },
  };
}
