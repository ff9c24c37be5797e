const base = 36;

/** RFC 3492: the text that stands behind `xn--`, decoded; undefined where it is none. */
export function decodePunycode(text: string): string | undefined {
  const plain = text.lastIndexOf('-');
  const points = plain < 1 ? [] : [...text.slice(0, plain)].map((char) => char.charCodeAt(0));
  const state = { at: plain + 1, code: 128, bias: 72, index: 0 };
  while (state.at < text.length) {
    const delta = readDelta(text, state);
    if (delta === undefined) return undefined;
    const count = points.length + 1;
    state.bias = adapt(delta, { count, first: state.index === 0 });
    const index = state.index + delta;
    state.code += Math.floor(index / count);
    if (state.code > 0x10ffff) return undefined;
    points.splice(index % count, 0, state.code);
    state.index = (index % count) + 1;
  }
  return String.fromCodePoint(...points);
}

function readDelta(text: string, state: { at: number; readonly bias: number }): number | undefined {
  let [delta, weight] = [0, 1];
  for (let k = base; ; k += base) {
    const digit = Number.parseInt(text.charAt(state.at), base);
    state.at += 1;
    // The end, where a digit is due.
    if (Number.isNaN(digit)) return undefined;
    // Letters count from 0, digits from 26; parseInt has it the other way round.
    const value = digit < 10 ? digit + 26 : digit - 10;
    delta += value * weight;
    const threshold = Math.min(Math.max(k - state.bias, 1), 26);
    if (value < threshold) return delta;
    weight *= base - threshold;
  }
}

function adapt(delta: number, { count, first }: { count: number; first: boolean }): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += base) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
