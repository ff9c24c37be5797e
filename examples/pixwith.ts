/** Pixwith: a task as one call, with progress; its id is enough to resume after a crash. */
import { Pixwith } from '@limner/pixwith';

const pixwith = new Pixwith({ baseUrl: process.env.PIXWITH_BASE_URL });
const input = {
  model_id: '0-24',
  prompt: 'A fox asleep in autumn leaves',
  options: { prompt_optimization: true, num_outputs: 1, aspect_ratio: '16:9' },
} as const;

const { images, taskId } = await pixwith.qwenImage.run(input, {
  onProgress: ({ state, taskId }) => console.log(`${taskId}: ${state}`),
});
console.log(await images[0]?.save('fox.png'));

// Another process could have waited for it, or can still read it:
const again = await pixwith.qwenImage.wait(taskId);
console.log(again.images.length);
