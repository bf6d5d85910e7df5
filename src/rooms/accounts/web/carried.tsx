import type { VNode } from "preact";

/** What travels through both steps: where the person was going, and what they had typed there. */
export type Carried = { readonly next: string; readonly kept: string };

export function CarriedFields({ next, kept }: Carried): VNode {
  return (
    <>
      {next !== "" && <input type="hidden" name="next" value={next} />}
      {kept !== "" && <input type="hidden" name="kept" value={kept} />}
    </>
  );
}
