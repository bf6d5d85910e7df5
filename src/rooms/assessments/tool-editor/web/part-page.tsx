import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { FieldsForm, summaryOf } from "../../../../ui/forms/fields-form.tsx";
import type { Typed } from "../about-form.ts";
import type { ToolDraft } from "../draft-reads.ts";
import type { Act, Target } from "../edit.ts";
import { draftPage } from "./frame.tsx";
import type { Part } from "./parts/part.ts";
import { toolPaths } from "./paths.ts";

type PartPage = {
  readonly draft: ToolDraft;
  readonly part: Part;
  readonly action: string;
  readonly csrfToken: string;
  /** As it was sent, with the version that it was read at; what stands in the draft where nothing was. */
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** One part of a draft, filled in on a page of its own. */
export function partPage({ draft, part, ...page }: PartPage): View {
  const typed = page.typed ?? { ...part.typed, version: String(draft.version) };
  const { heading, says, fields, trail, back, remove } = part;
  const { csrfToken } = page;
  return draftPage({
    draft,
    heading,
    ...(trail && { trail }),
    summary: summaryOf({ ...page, fields, now: back }),
    children: (
      <>
        {says !== undefined && <p class="govuk-body">{says}</p>}
        <FieldsForm {...page} fields={fields} typed={typed} button="Save" />
        {remove && (
          <ActButtons
            draft={draft}
            csrfToken={csrfToken}
            target={remove}
            acts={[{ act: "remove", text: remove.text }]}
          />
        )}
      </>
    ),
  });
}

type ActProps = {
  readonly draft: ToolDraft;
  readonly csrfToken: string;
  readonly target: Target;
  readonly acts: readonly { readonly act: Act; readonly text: string }[];
  /** What it acts on, where the buttons’ own words do not say it. */
  readonly of?: string;
};

/** Buttons that move or remove something of the draft. */
export function ActButtons({ draft, csrfToken, target, acts, of }: ActProps): VNode | null {
  if (acts.length === 0) return null;
  return (
    <Form action={toolPaths.arrange(draft.draftId)} csrfToken={csrfToken}>
      <input type="hidden" name="kind" value={target.kind} />
      <input type="hidden" name="key" value={target.key} />
      <input type="hidden" name="version" value={String(draft.version)} />
      <div class="govuk-button-group">
        {acts.map(({ act, text }) => (
          <Button
            name="act"
            value={act}
            classes={act === "remove" ? "govuk-button--warning" : "govuk-button--secondary"}
            preventDoubleClick
          >
            {text}
            {of !== undefined && <span class="govuk-visually-hidden"> {of}</span>}
          </Button>
        ))}
      </div>
    </Form>
  );
}

/** For the one in a place of a list of so many: what moves nowhere has no button. */
export const moves = (place: number, many: number): ActProps["acts"] => [
  ...(place > 0 ? [{ act: "up", text: "Move up" } as const] : []),
  ...(place < many - 1 ? [{ act: "down", text: "Move down" } as const] : []),
];
