import type { PageBlocks } from '../blocks/page-blocks.ts';

/** Words that pages begin with when they are not the page that was asked for. */
const notices: readonly (readonly [RegExp, string])[] = [
  [/^(please )?(sign|log) ?in\b|^(login|authentication) required\b/i, 'a page to log in on'],
  [
    /\b(page|site) (was |could )?(not|can't|cannot) be? ?found\b|^(error )?404\b|^not found$|^page not found\b/i,
    'a page that says it was not found',
  ],
  [/^(error )?(403|401)\b|^(access denied|forbidden|unauthorized)\b/i, 'a page that refuses access'],
  [
    /^(error )?(5\d\d)\b|^(internal server error|bad gateway|service unavailable|something went wrong)\b/i,
    'an error page',
  ],
  [
    /^(just a moment|checking your browser|attention required|verify you are human|enable javascript)\b/i,
    'a check for robots',
  ],
];

/** Why this is not the page that was asked for, as far as it says so itself. */
export function whyNoPage({ blocks, hasPassword }: PageBlocks): string | undefined {
  if (hasPassword) return 'This is a page to log in on.';
  if (blocks.length === 0) return 'The page is empty, or is written by a script when it is shown.';
  const first = blocks.slice(0, 5).flatMap((block) => (block.kind === 'line' ? [block.text] : []));
  const found = notices.find(([pattern]) => first.some((text) => pattern.test(text)));
  return found && `This is ${found[1]}: “${first[0]?.slice(0, 80) ?? ''}”.`;
}
