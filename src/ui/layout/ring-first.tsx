import type { VNode } from "preact";
import { WarningText } from "../govuk/index.ts";

type RingFirstProps = {
  readonly ring: { readonly name: string; readonly phone: string | null };
  /** What waits until somebody was rung: "you open a record". */
  readonly before: string;
};

/** A restricted record is never shown: only that somebody knows more, and how to reach them. */
export const RingFirst = ({ ring: { name, phone }, before }: RingFirstProps): VNode => (
  <WarningText>
    A record that may match is restricted. Before {before}, ring {name}
    {phone === null ? "" : `, ${phone}`}.
  </WarningText>
);
