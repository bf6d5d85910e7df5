import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { Draft } from "../draft-reads.ts";

export type EntitledDraft = {
  readonly draft: Draft;
  readonly title: string;
  /** A draft without one can be thrown away and not continued. */
  readonly address?: string;
};

const heading = "Your drafts";

export function draftsPage(frame: Frame, drafts: readonly EntitledDraft[]): View {
  return {
    title: heading,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{heading}</h1>
          <p class="govuk-body">
            Forms that you have begun and not sent. Only you can see them. A draft that is left
            alone for 30 days is deleted.
          </p>
          {drafts.length === 0 && (
            <p class="govuk-body">
              You have no drafts. While you fill in a long form it is kept here automatically, so
              that you can stop and come back.
            </p>
          )}
          {drafts.map((one) => (
            <DraftCard frame={frame} {...one} />
          ))}
        </div>
      </div>
    ),
  };
}

type Card = EntitledDraft & { readonly frame: Frame };

function DraftCard({ frame, draft, title, address }: Card): VNode {
  const savedAt = formatDateTime(draft.savedAt);
  const words = someWords(draft);
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <SummaryList
        rows={[
          fact("Saved", savedAt),
          ...(words === undefined ? [] : [fact("Says", `“${words}”`)]),
        ]}
      />
      {address !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={address}>
            Continue<span class="govuk-visually-hidden">{` with ${title}, saved ${savedAt}`}</span>
          </a>
        </p>
      )}
      <Form
        action={`/drafts/${encodeURIComponent(draft.form)}/discard`}
        csrfToken={frame.csrfToken}
      >
        <input type="hidden" name="subject" value={draft.subject} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Discard
          <span class="govuk-visually-hidden">{` ${title}, saved ${savedAt}`}</span>
        </Button>
      </Form>
    </section>
  );
}

/** The longest text in it, to know the draft by. */
function someWords({ fields }: Draft): string | undefined {
  const texts = Object.values(fields).flat();
  const text = texts.reduce((one, other) => (other.length > one.length ? other : one), "");
  if (text.trim() === "") return undefined;
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > 80 ? `${words.slice(0, 80).replace(/\S*$/, "").trim()}…` : words;
}

/** Without script; what was typed is one step back. */
export function notKeptPage(problem: string): View {
  return {
    title: "This was not kept",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">This was not kept</h1>
          <p class="govuk-body">{problem}</p>
          <p class="govuk-body">
            Go back with your browser: what you typed is still in the form. You can send the form
            from there.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href="/drafts">
              {heading}
            </a>
          </p>
        </div>
      </div>
    ),
  };
}
