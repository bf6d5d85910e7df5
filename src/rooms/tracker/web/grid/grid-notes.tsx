import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import { Form, verbatim } from "../../../../ui/forms/index.ts";
import {
  Button,
  Details,
  InsetText,
  NotificationBanner,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import type { TrackerSave } from "../../grid/save-reads.ts";
import type { GridPage } from "./grid-view.ts";
import { gridPaths } from "./paths.ts";

/** "12 cells changed for 7 children", in every place that says it. */
export const savedText = ({ cells, children }: Pick<TrackerSave, "cells" | "children">): string =>
  `${counted(cells, "cell")} changed for ${counted(children, "child", "children")}`;

/** What of a save is not undone, and how it is put right; undefined where all of it can be. */
export function notUndone({ decisions, places }: TrackerSave): string | undefined {
  const parts = [
    decisions > 0 &&
      `${counted(decisions, "level or harm status", "levels and harm statuses")}: decide again`,
    places > 0 &&
      `${counted(places, "ward or school", "wards and schools")}: correct them on Home, school and contacts`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : `Not undone here: ${parts.join("; ")}.`;
}

type Saved = { readonly saved: TrackerSave | "nothing"; readonly csrfToken: string };

export function SavedNote({ saved, csrfToken }: Saved): VNode {
  if (saved === "nothing") {
    return <NotificationBanner text="Nothing was changed, so nothing was saved." />;
  }
  const rest = notUndone(saved);
  const canUndo = saved.cells > saved.decisions + saved.places;
  return (
    <NotificationBanner type="success" titleText="Saved" classes="app-grid__saved">
      <p class="govuk-notification-banner__heading">{`${savedText(saved)}.`}</p>
      {canUndo && (
        <Form action={gridPaths.undo(saved.saveId)} csrfToken={csrfToken}>
          <Button text="Undo" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
      {rest !== undefined && (
        <p class="govuk-body">
          {rest}{" "}
          <a class="govuk-notification-banner__link" href={gridPaths.save(saved.saveId)}>
            What was saved
          </a>
        </p>
      )}
    </NotificationBanner>
  );
}

/** What became of a block that was pasted: nothing of it is lost without a word. */
export function PasteNote({ pasted }: GridPage): VNode | null {
  if (!pasted) return null;
  return (
    <InsetText id="pasted">
      <p class="govuk-body">
        {`${counted(pasted.taken, "cell")} filled in below. Check them, then press Save.`}
      </p>
      {pasted.left.length > 0 && (
        <>
          <p class="govuk-body">Not filled in:</p>
          <ul class="govuk-list govuk-list--bullet">
            {pasted.left.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
    </InsetText>
  );
}

/** Pasting without script: the block says which child and which column. */
export function PasteBlock({ text }: { text: string }): VNode {
  return (
    <Details summaryText="Paste from a spreadsheet" open={text !== ""}>
      <Textarea
        name="paste"
        attributes={verbatim}
        label={{ text: "Copied cells" }}
        hint={{
          text: "Copy them with their headings, one of them Reference or Child. Empty cells change nothing.",
        }}
        value={text}
        rows={5}
      />
      <Button
        text="Show what would change"
        classes="govuk-button--secondary"
        attributes={{ name: "do", value: "paste" }}
      />
    </Details>
  );
}
