import { callCost } from '../measuring/call-cost.mjs';
import { peersWith } from '../peers/peers.mjs';
import { bar } from '../report/bar.mjs';

const bars = (_, together) => [bar('CPU c=32', together.cpuRatio, { most: 1.1, aim: 1.05 })];
const bytesBars = (alone, together) => [
  bar('CPU c=1', alone.cpuRatio, { most: 0.5 }),
  bar('CPU c=32', together.cpuRatio, { most: 0.5 }),
];

/** A call with an answer of 1.5 MB of JSON with base64 in it: to the parsed answer, and to the bytes of the image. */
export async function measure({ quick }) {
  const rounds = quick ? 3 : 7;
  const work = {
    answer: 'large',
    alone: { rounds, warmUp: quick ? 10 : 40, calls: quick ? 10 : 30 },
    together: { rounds, warmUp: quick ? 32 : 64, calls: quick ? 32 : 96 },
  };
  const parsed = await callCost({
    ...work,
    title: 'Large answer: POST of an image, 1.5 MB of JSON with base64, to the parsed answer',
    files: peersWith.generate,
    call: 'generate',
    bars,
  });
  const bytes = await callCost({
    ...work,
    title: 'Large answer: from the request to the bytes of the image',
    files: peersWith.bytes,
    call: 'bytes',
    bars: bytesBars,
    notes: [
      'undici: JSON.parse and Buffer.from; openai: its answer and Buffer.from; limner: await images[0].bytes(), which checks the image to its end marker',
    ],
  });
  return { tables: [parsed.table, bytes.table], data: { parsed: parsed.data, bytes: bytes.data } };
}
