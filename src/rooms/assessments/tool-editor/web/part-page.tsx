import type { VNode } from "preact";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, Form, type FormState } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import type { ToolDraft } from "../draft-reads.ts";
import type { Act, Target } from "../edit.ts";
import { draftPage, summaryIn } from "./frame.tsx";
import type { Part } from "./parts/part.ts";
import { toolPaths } from "./paths.ts";

/** A part of a draft, under the address that it is sent to. */
export type AtPart = { readonly draft: ToolDraft; readonly part: Part; readonly action: string };

/** One part of a draft, filled in on a page of its own. */
export function partPage({ draft, part, action }: AtPart, state: FormState<AnyForm>): View {
  const { heading, says, form, drawing, trail, back, remove } = part;
  return draftPage({
    draft,
    heading,
    ...(trail && { trail }),
    summary: summaryIn(form, state, back),
    children: (
      <>
        {says !== undefined && <p class="govuk-body">{says}</p>}
        <DeclaredForm
          form={form}
          state={state}
          drawing={drawing as never}
          action={action}
          button="Save"
          version={draft.version}
        />
        {remove && (
          <ActButtons
            draft={draft}
            csrfToken={state.csrfToken}
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
