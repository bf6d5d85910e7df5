import type { FieldError } from "../../../../kernel/fields.ts";
import { picturePolicy } from "../../../../platform/files/limits.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Radios, SummaryList, Textarea } from "../../../../ui/govuk/index.ts";
import type { PartEntry } from "../../concerns/part-entries.ts";
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
        <InsetText>
          {`${picturePolicy} If it may be one of these, do not open it again and send it to nobody: refuse it here and ring them now.`}
        </InsetText>
        <Form
          action={paths.picture(concernId, entry.entryId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Radios
            name="outcome"
            fieldset={{ legend: { text: "Is it kept?", classes: "govuk-fieldset__legend--s" } }}
            value={typed.outcome}
            items={[
              {
                value: "accepted",
                text: "Keep it",
                hint: { text: "It shows a place, a thing or a paper, and helps to decide" },
              },
              {
                value: "refused",
                text: "Refuse it",
                hint: {
                  text: "Nobody opens it again. It is removed at once, or when the legal hold that keeps it is lifted; that it was sent stays on record",
                },
              },
            ]}
            errorMessage={errorFor(errors, "outcome")}
          />
          <Textarea
            name="reason"
            label={{ text: "Reason" }}
            hint={{ text: "The sender’s team reads this" }}
            value={typed.reason}
            rows={3}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Record this" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
