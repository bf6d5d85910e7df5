import type { View } from "../../../platform/http/outcome.ts";
import { formSummary, type FormState } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { PictureDecision, pictureForm } from "../../child-record/index.ts";
import type { PartEntry } from "../../intake/index.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage } from "./episode-frame.tsx";
import { paths } from "./paths.ts";

/** What a picture was sent with. */
export type OfPicture = { readonly facts: EpisodeFacts; readonly entry: PartEntry };

export function picturePage(
  { facts, entry }: OfPicture,
  state: FormState<typeof pictureForm>,
): View {
  const { concernId } = facts.episode;
  const file = (
    <a class="govuk-link" href={paths.file(concernId, entry.entryId)}>
      {entry.fileName}
    </a>
  );
  return episodePage({
    facts,
    heading: "Review a picture",
    summary: formSummary(pictureForm, state),
    children: (
      <>
        <SummaryList
          rows={[
            fact("What the sender says", entry.answers["shows"] ?? ""),
            fact("Sent by", entry.addedByName),
            fact("Picture", file),
          ]}
        />
        <p class="govuk-body">
          Open it only if what the sender says leaves no doubt that it may be here.
        </p>
        <PictureDecision
          state={state}
          drawing={{
            keeping: "It shows a place, a thing or a paper, and helps to decide",
            readers: "The sender’s team reads this",
          }}
          action={paths.picture(concernId, entry.entryId)}
        />
      </>
    ),
  });
}
