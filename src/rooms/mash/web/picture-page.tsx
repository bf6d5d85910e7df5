import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { PictureDecision } from "../../child-record/index.ts";
import type { PartEntry } from "../../intake/index.ts";
import type { PictureForm } from "../review-picture.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage } from "./episode-frame.tsx";
import { paths } from "./paths.ts";

type PicturePage = {
  readonly facts: EpisodeFacts;
  readonly entry: PartEntry;
  readonly csrfToken: string;
  readonly typed: PictureForm;
  readonly errors?: readonly FieldError[];
};

export function picturePage({ facts, entry, csrfToken, typed, errors = [] }: PicturePage): View {
  const { concernId } = facts.episode;
  const file = (
    <a class="govuk-link" href={paths.file(concernId, entry.entryId)}>
      {entry.fileName}
    </a>
  );
  return episodePage({
    facts,
    heading: "Review a picture",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <SummaryList
          rows={[
            {
              key: { text: "What the sender says" },
              value: { text: entry.answers["shows"] ?? "" },
            },
            { key: { text: "Sent by" }, value: { text: entry.addedByName } },
            { key: { text: "Picture" }, value: { text: file } },
          ]}
        />
        <p class="govuk-body">
          Open it only if what the sender says leaves no doubt that it may be here.
        </p>
        <PictureDecision
          csrfToken={csrfToken}
          typed={typed}
          errors={errors}
          action={paths.picture(concernId, entry.entryId)}
          keeping="It shows a place, a thing or a paper, and helps to decide"
          readers="The sender’s team reads this"
        />
      </>
    ),
  });
}
