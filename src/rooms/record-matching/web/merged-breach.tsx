import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
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
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  return (
    <section id="breach">
      <h2 class="govuk-heading-m">In the register of breaches</h2>
      <SummaryList
        rows={[
          {
            key: { text: "Entry" },
            value: {
              text: mayReadRegisters ? (
                <a class="govuk-link" href={samePaths.breach(entryId)}>
                  {reference}
                </a>
              ) : (
                reference
              ),
            },
          },
          row("Status", stateText[state]),
          dueOn !== null && row("Due", formatDate(dueOn)),
        ]}
      />
    </section>
  );
}
