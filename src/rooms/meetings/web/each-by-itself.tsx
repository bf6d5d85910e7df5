import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { ItemDrafts } from "../item-drafts.ts";
import type { Item } from "../record-reads.ts";

type Props = {
  readonly drafts: ItemDrafts;
  /** The parts that stand on the page. */
  readonly items: readonly Item[];
  /** How many other forms of the page hold a draft. */
  readonly others?: number;
};

/** Above many forms on one page: which of what is written on it is kept when one of them is saved. */
export function EachByItself({ drafts, items, others = 0 }: Props): VNode {
  const kept = others + items.filter(({ itemId }) => drafts.has(itemId)).length;
  return (
    <div class="app-screen-only">
      <p class="govuk-body">Each part is saved by its own button.</p>
      <noscript>
        <p class="govuk-body">
          Save what you have written in one part before you write in another: without JavaScript
          only the part whose button you press is kept.
        </p>
      </noscript>
      {kept > 0 && (
        <InsetText
          text={`${counted(kept, "part holds", "parts hold")} a draft of yours that is not in the record until you save it.`}
        />
      )}
    </div>
  );
}
