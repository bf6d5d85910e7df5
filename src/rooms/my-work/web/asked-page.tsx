import type { View } from "../../../platform/http/outcome.ts";
import { AskedList, type ReadQuery } from "./asked-list.tsx";
import { Answered } from "./work-page.tsx";

/** What colleagues have asked this person, each with its answers. */
export function askedPage({ answered, ...page }: ReadQuery & { readonly answered: boolean }): View {
  return {
    title: "Asked of you",
    body: (
      <>
        {answered && <Answered />}
        <h1 class="govuk-heading-l">Asked of you</h1>
        {page.asked.length === 0 ? (
          <p class="govuk-body">
            Nothing waits for your answer. If something that you promised or must review is late, a
            colleague can ask you about it. The question appears here, for children whose records
            you can open.
          </p>
        ) : (
          <AskedList {...page} />
        )}
      </>
    ),
  };
}
