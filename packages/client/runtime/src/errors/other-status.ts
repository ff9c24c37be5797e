type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type AsNumber<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** The statuses of some classes (4 is 400 to 499) but those that are named: what a range or a default of a document means. */
export type OtherStatus<Class extends 1 | 2 | 3 | 4 | 5, Named extends number = never> = Exclude<
  AsNumber<`${Class}${Digit}${Digit}`>,
  Named
>;
