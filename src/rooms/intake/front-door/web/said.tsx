import type { ComponentChildren, VNode } from "preact";
import { partsOf } from "../public-says.ts";

type SaidProps = {
  readonly text: string;
  readonly put: Readonly<Record<string, ComponentChildren>>;
};

/** Words of a partnership, with what Lantern puts in where the braces stand. */
export const Said = ({ text, put }: SaidProps): VNode => (
  <>{partsOf(text).map(({ word, isPlace }) => (isPlace ? put[word] : word))}</>
);
