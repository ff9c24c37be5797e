import { Aiml, type ImagesGenerateRequest } from '@limner/aiml';
import { Modelverse } from '@limner/modelverse';
import { Pixwith, type TaskProgress } from '@limner/pixwith';
import { InsufficientCreditsError, RateLimitError, Segmind } from '@limner/segmind';

const request: ImagesGenerateRequest = { model: 'alibaba/qwen-image', prompt: 'A lighthouse', seed: undefined };
const { images, body } = await new Aiml({ apiKey: 'k' }).images.generate(request);
const bytes: Uint8Array | undefined = await images[0]?.bytes();
if (body && 'images' in body) console.log(body.images.length, bytes?.length);

// @ts-expect-error prompt is required
new Segmind().qwenImage.generate({});
// @ts-expect-error 21:9 is no aspect ratio of this model
new Segmind().qwenImage.generate({ prompt: 'A lighthouse', aspect_ratio: '21:9' });
// @ts-expect-error there is no server of this name
new Modelverse({ server: 'mars' });

const progress: TaskProgress[] = [];
const task = await new Pixwith().qwenImage.run(
  { model_id: '0-24', prompt: 'A lighthouse', options: { prompt_optimization: true, num_outputs: 1 } },
  { onProgress: (event) => progress.push(event) },
);
console.log(task.taskId, task.images.length);

try {
  const { data, response } = await new Segmind().qwenImage.generate({ prompt: 'A lighthouse' }).withResponse();
  console.log(data.images[0]?.mediaType, response.cost?.credits, response.requestId);
} catch (error) {
  if (RateLimitError.is(error)) console.log(error.resetAt?.toISOString());
  if (InsufficientCreditsError.is(error)) console.log(error.billable, error.retryable, error.status);
}
