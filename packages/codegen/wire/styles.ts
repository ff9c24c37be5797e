/** How parameters are written: the table of the OpenAPI 3.1 specification ("Style Examples"), as text on the wire. */
import type { Json } from '../src/json.ts';

/** One row: a style in a place, and what becomes of a value. */
export interface StyleCase {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly style: string;
  readonly explode: boolean;
  /** Of a string, an array, an object; undefined where the style has no way to write it. */
  readonly text: readonly (string | undefined)[];
}

/** The values of the table, in the order of `text`. */
export const values: readonly Json[] = ['blue', ['blue', 'black', 'brown'], { R: 100, G: 200, B: 150 }];

/** The parameter is called `color` in all of them. */
export const styles: readonly StyleCase[] = [
  {
    in: 'path',
    style: 'matrix',
    explode: false,
    text: [';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  },
  {
    in: 'path',
    style: 'matrix',
    explode: true,
    text: [';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  },
  { in: 'path', style: 'label', explode: false, text: ['.blue', '.blue,black,brown', '.R,100,G,200,B,150'] },
  { in: 'path', style: 'label', explode: true, text: ['.blue', '.blue.black.brown', '.R=100.G=200.B=150'] },
  { in: 'path', style: 'simple', explode: false, text: ['blue', 'blue,black,brown', 'R,100,G,200,B,150'] },
  { in: 'path', style: 'simple', explode: true, text: ['blue', 'blue,black,brown', 'R=100,G=200,B=150'] },
  {
    in: 'query',
    style: 'form',
    explode: false,
    text: ['color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  },
  {
    in: 'query',
    style: 'form',
    explode: true,
    text: ['color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  },
  {
    in: 'query',
    style: 'spaceDelimited',
    explode: false,
    text: [undefined, 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
  },
  {
    in: 'query',
    style: 'pipeDelimited',
    explode: false,
    text: [undefined, 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  },
  {
    in: 'query',
    style: 'deepObject',
    explode: true,
    text: [undefined, undefined, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  },
  { in: 'header', style: 'simple', explode: false, text: ['blue', 'blue,black,brown', 'R,100,G,200,B,150'] },
  { in: 'header', style: 'simple', explode: true, text: ['blue', 'blue,black,brown', 'R=100,G=200,B=150'] },
  {
    in: 'cookie',
    style: 'form',
    explode: false,
    text: ['color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  },
];

/** The last part of the id of the operation that has such a parameter. */
export function styleName({ in: place, style, explode }: StyleCase): string {
  return `${place}${capital(style)}${explode ? 'Exploded' : ''}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
