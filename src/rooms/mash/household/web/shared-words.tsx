import type { VNode } from "preact";
import { errorFor } from "../../../../ui/forms/index.ts";
import { Textarea } from "../../../../ui/govuk/index.ts";
import { sharedTexts } from "../household-form.ts";
import type { HouseholdPage } from "./household-facts.ts";

const shared: Readonly<Record<(typeof sharedTexts)[number], readonly [string, string]>> = {
  rationale: [
    "Rationale",
    "What is known, what is not known, what partners said. It is recorded for each child you decide on.",
  ],
  dissent: [
    "Who disagrees, and why (optional)",
    "It is kept with each decision. If it is about one child only, write it under the other words for that child.",
  ],
  forFamily: [
    "What the family may be told",
    "Each sender reads this, and may say it. If telling the family is not safe, say so.",
  ],
  forSender: [
    "For the senders only",
    "Each sender reads this. Do not name a child unless all of them wrote about that child.",
  ],
};

/** What is true of all of them is written once; a child can have other words below. */
export const SharedWords = ({ typed, errors = [] }: HouseholdPage): VNode => (
  <section>
    <h3 class="govuk-heading-s">For all of them</h3>
    {sharedTexts.map((name) => (
      <Textarea
        name={name}
        label={{ text: shared[name][0] }}
        hint={{ text: shared[name][1] }}
        value={typed[name] ?? ""}
        rows={name === "rationale" ? 5 : 3}
        errorMessage={errorFor(errors, name)}
      />
    ))}
  </section>
);
