import { describe, expect, it } from 'vitest';
import { beginsSentence, splitDefault, splitNameAndType } from './split-glued.ts';

const isBadge = (rest: string): boolean => /^(Required|Optional)/.test(rest);

describe('a name and its type', () => {
  it.each([
    ['promptstringRequired-What', isBadge, 'prompt', 'string'],
    ['seedintOptional-1', isBadge, 'seed', 'int'],
    ['createdintegerThe time', beginsSentence, 'created', 'integer'],
    ['error.messagestringWhat', beginsSentence, 'error.message', 'string'],
    ['data[].urlstring', beginsSentence, 'data[].url', 'string'],
    ['numberstringRequired', isBadge, 'number', 'string'],
    ['tagsstring[]Optional', isBadge, 'tags', 'string[]'],
  ])('%s', (text, isRest, name, type) => {
    expect(splitNameAndType(text, isRest)).toMatchObject({ parts: { name, type } });
  });

  it.each([
    ['promptRequired', isBadge, 'could not be told apart'],
    ['checkpointRequired', isBadge, 'more than one way'],
    ['page_numberRequired', isBadge, 'could not be told apart'],
    ['modelblobRequired', isBadge, 'could not be told apart'],
  ])('%s is not guessed', (text, isRest, why) => {
    expect(splitNameAndType(text, isRest)).toEqual({ why: expect.stringContaining(why) });
  });
});

describe('a default and the sentence that sticks to it', () => {
  it.each([
    ['-What to draw', 'string', '-', 'What to draw'],
    ['-1Random seed', 'int', '-1', 'Random seed'],
    ['30Steps', 'integer', '30', 'Steps'],
    ['3.5How close', 'number', '3.5', 'How close'],
    ['falseWhether', 'boolean', 'false', 'Whether'],
    ['"png"Format', 'string', '"png"', 'Format'],
    ['-', 'int', '-', ''],
    ['12', 'int', '12', ''],
  ])('%s', (text, type, value, rest) => {
    expect(splitDefault(text, type)).toEqual({ parts: { default: value, rest } });
  });

  it.each([
    ['-16 pictures at most', 'int'],
    ['512 pixels', 'int'],
    ['pngFormat', 'string'],
  ])('%s is not guessed', (text, type) => {
    expect(splitDefault(text, type)).toHaveProperty('why');
  });
});
