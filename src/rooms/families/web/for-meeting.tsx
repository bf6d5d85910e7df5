import type { VNode } from "preact";
import type { FamilyLinks } from "../family-config.ts";
import type { FamilyView } from "../view-reads.ts";
import { relationWords, SaidWords } from "./parts.tsx";

/** What was given by links for one meeting, with the words for whose link it was. */
export type WrittenFor = {
  readonly views: readonly FamilyView[];
  readonly config: FamilyLinks;
};

/** What the child and the family wrote before a meeting: read there, so that nobody types it again. */
export function FamilyWrote({
  views,
  config,
  heading = "What the family wrote before the meeting",
}: WrittenFor & { readonly heading?: string }): VNode | null {
  if (views.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      {views.map((view) => (
        <>
          {view.audience === "worker" && (
            <p class="govuk-body">
              <strong>For you alone, as they chose: not for the meeting.</strong>
            </p>
          )}
          <SaidWords view={view} from={relationWords(config, view)} />
        </>
      ))}
    </section>
  );
}
