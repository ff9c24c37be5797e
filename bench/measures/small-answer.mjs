import { callCost } from '../measuring/call-cost.mjs';
import { peersWith } from '../peers/peers.mjs';
import { bar } from '../report/bar.mjs';

const bars = (alone, together) => [
  bar('CPU c=32', together.cpuRatio, { most: 1.5, aim: 1.25 }),
  bar('p50 c=1', alone.p50Ratio, { most: 1.4 }),
];

/** A call with an answer of 529 bytes: a POST whose input is checked, and a light GET. */
export async function measure({ quick }) {
  const rounds = quick ? 3 : 7;
  const work = {
    answer: 'small',
    alone: { rounds, warmUp: quick ? 300 : 1000, calls: quick ? 200 : 500 },
    together: { rounds, warmUp: quick ? 1000 : 3000, calls: quick ? 1000 : 2500 },
    bars,
  };
  const post = await callCost({
    ...work,
    title: 'Small answer: POST of an image, 529 bytes of JSON that name a URL',
    files: peersWith.generate,
    call: 'generate',
    notes: ['limner: input and answer checked, retries and deadline on'],
  });
  const get = await callCost({
    ...work,
    title: 'Small answer: GET of a list, 529 bytes of JSON',
    files: peersWith.read,
    call: 'read',
    notes: ['limner: no input to check, answer checked, retries and deadline on; replicate: its GET of the account'],
  });
  return { tables: [post.table, get.table], data: { post: post.data, get: get.data } };
}
