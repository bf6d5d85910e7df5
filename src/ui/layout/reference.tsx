import type { VNode } from "preact";

/** "C-2048-2" on one line, in the narrowest column: it is read out and copied in one piece. */
export function Reference({ of }: { readonly of: string }): VNode {
  return <span class="app-reference">{of}</span>;
}
