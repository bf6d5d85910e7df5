import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { MergeBreach } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

const stateText: Readonly<Record<MergeBreach["state"], string>> = {
  draft: "A draft, with information governance",
  confirmed: "Confirmed by information governance",
  ended: "Ended",
};

/** Where the entry in the register of breaches stands; what it says is read by who keeps the register. */
export function Breach({
  breach,
  mayReadRegisters,
}: {
  breach: MergeBreach | undefined;
  mayReadRegisters: boolean;
}): VNode | null {
  if (!breach) return null;
  const { entryId, reference, state, dueOn } = breach;
  return (
    <section id="breach">
      <h2 class="govuk-heading-m">In the register of breaches</h2>
      <SummaryList
        rows={[
          fact(
            "Entry",
            mayReadRegisters ? (
              <a class="govuk-link" href={samePaths.breach(entryId)}>
                {reference}
              </a>
            ) : (
              reference
            ),
          ),
          fact("Status", stateText[state]),
          dueOn !== null && fact("Due", formatDate(dueOn)),
        ]}
      />
    </section>
  );
}
