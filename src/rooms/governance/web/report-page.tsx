import type { View } from "../../../platform/http/outcome.ts";
import { Panel } from "../../../ui/govuk/index.ts";

export function reportedPage(reference: string): View {
  return {
    title: "Information governance has been told",
    body: (
      <>
        <Panel titleText="Information governance has been told" text={`Number ${reference}`} />
        <p class="govuk-body">
          Keep the number. You cannot open the register, and will be asked if more is needed.
        </p>
      </>
    ),
  };
}
