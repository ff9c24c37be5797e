/**
 * Types by which generated code has the compiler prove that a validator takes what its type says. They exist at compile
 * time only.
 */
import type { infer as Infer, ZodType } from 'zod';

/** What a validator takes, without the members that an open object leaves unknown. */
export type Validated<S extends () => ZodType> = Known<Infer<ReturnType<S>>>;

/** True where two types are the same, apart from unknown members of open objects. */
export type SameType<A, B> = Equal<A, Known<B>>;

/** Compiles for `true` only. */
export type Proof<T extends true> = T;

/** Removes index signatures of unknown values, at every depth. */
type Known<T> = T extends readonly (infer Item)[]
  ? Known<Item>[]
  : T extends object
    ? { [K in keyof T as IsUnknownIndex<T, K> extends true ? never : K]: Known<T[K]> }
    : T;

type IsUnknownIndex<T, K extends keyof T> = string extends K ? (unknown extends T[K] ? true : false) : false;

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
