import { h, type VNode } from "preact";
import type { Attributes, Content } from "./shared.ts";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

interface HeadingProps {
  level: HeadingLevel;
  attributes: Attributes;
  children: Content;
}

/** A heading whose level is only known to the caller. */
export function Heading({ level, attributes, children }: HeadingProps): VNode {
  return h(`h${level}`, attributes, children);
}
