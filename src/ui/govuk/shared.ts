import type { ComponentChildren } from "preact";

/**
 * What the official macros split into `text` and `html`: a string (always escaped by the
 * renderer) or JSX.
 */
export type Content = ComponentChildren;

/** Extra HTML attributes. Names come from code; values are escaped by the renderer. */
export type Attributes = Readonly<Record<string, string>>;

/** Lists take `condition && item`, as the official macros do. */
export type Maybe<T> = T | false | null | undefined;

export interface CommonProps {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The body of a component: `text`, or children when it holds more than a line. */
export interface BodyProps {
  text?: Content;
  children?: Content;
}

export function classNames(...names: readonly Maybe<string>[]): string {
  return names.filter(Boolean).join(" ");
}

/** A space-separated id list for aria attributes, or nothing when there is none. */
export function idList(...ids: readonly Maybe<string>[]): string | undefined {
  return classNames(...ids) || undefined;
}

/** Keeps only the attributes that have a value, as strings. */
export function optionalAttributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Attributes {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)]],
    ),
  );
}

/** Nothing to show: what a macro treats as a missing `text` and `html`. */
export function isEmpty(content: Content): boolean {
  return content === undefined || content === null || content === false || content === "";
}
