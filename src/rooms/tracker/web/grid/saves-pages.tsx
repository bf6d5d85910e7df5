import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import type { GridColumn } from "../../grid/grid-columns.ts";
import type { GridRow } from "../../grid/grid-rows.ts";
import { cellWords } from "../../grid/read-cell.ts";
import type { SavedFact, TrackerSave } from "../../grid/save-reads.ts";
import { isAsSaved, isUndoable } from "../../grid/undo-save.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { notUndone, savedText } from "./grid-notes.tsx";
import { gridPaths } from "./paths.ts";

type Saves = { readonly saves: readonly TrackerSave[]; readonly at: Date };

const crumbs = [
  { text: "Tracker", href: paths.tracker() },
  { text: "Edit the tracker", href: gridPaths.edit() },
];

/** A person's own saves; nobody reads another's. */
export function savesPage({ saves, at }: Saves): View {
  return {
    title: "What you saved",
    breadcrumbs: [...crumbs, { text: "What you saved" }],
    body: (
      <>
        <h1 class="govuk-heading-l">What you saved</h1>
        <p class="govuk-body">Each can be undone once, within a day. Later changes stay.</p>
        {saves.length === 0 ? (
          <InsetText>You have saved nothing in the tracker yet.</InsetText>
        ) : (
          <SortableTable
            caption="Your last saves in the tracker"
            captionClasses="govuk-visually-hidden"
            columns={[
              { key: "when", text: "When" },
              { key: "what", text: "What" },
              { key: "state", text: "Undo" },
            ]}
            groups={[{ rows: saves.map((save) => saveRow(save, at)) }]}
          />
        )}
      </>
    ),
  };
}

function saveRow(save: TrackerSave, at: Date): SortableRow {
  return {
    when: (
      <a class="govuk-link" href={gridPaths.save(save.saveId)}>
        {formatDateTime(save.savedAt)}
      </a>
    ),
    what:
      save.undoes === null ? savedText(save) : `Undone: ${counted(save.cells, "cell")} given back`,
    state: stateOf(save, at),
  };
}

function stateOf(save: TrackerSave, at: Date): string {
  if (save.undoes !== null) return "This is an undoing";
  if (save.undoneBy !== null) return "Undone";
  if (save.cells === save.decisions + save.places) return "Nothing here is undone: see what to do";
  return isUndoable(save, at) ? "Can be undone" : "Too late: more than a day ago";
}

export type SavePage = {
  readonly save: TrackerSave;
  readonly facts: readonly SavedFact[];
  readonly rows: ReadonlyMap<string, GridRow>;
  readonly columns: readonly GridColumn[];
  readonly csrfToken: string;
  readonly at: Date;
};

export function savePage(page: SavePage): View {
  const { save, facts, at } = page;
  const title = `Saved on ${formatDateTime(save.savedAt)}`;
  return {
    title,
    breadcrumbs: [
      ...crumbs,
      { text: "What you saved", href: gridPaths.saves },
      { text: "One save" },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{`${save.undoes === null ? savedText(save) : "An undoing"}. ${stateOf(save, at)}.`}</p>
        {save.undoneBy !== null && <Left {...page} />}
        <Rest {...page} />
        {isUndoable(save, at) && (
          <Form action={gridPaths.undo(save.saveId)} csrfToken={page.csrfToken}>
            <Button text="Undo" classes="govuk-button--secondary" preventDoubleClick />
          </Form>
        )}
        {facts.length > 0 && (
          <SortableTable
            caption="The values that were given"
            captionClasses="govuk-table__caption--s"
            columns={[
              { key: "child", text: "Child" },
              { key: "column", text: "Column" },
              { key: "was", text: "Was" },
              { key: "is", text: "Saved" },
              { key: "state", text: "Now" },
            ]}
            groups={[{ rows: facts.map((fact) => factRow(page, fact)) }]}
          />
        )}
      </>
    ),
  };
}

/** What an undoing could not give back. */
function Left({ facts }: SavePage): VNode {
  const left = facts.filter(({ isUndone }) => !isUndone).length;
  return (
    <InsetText>
      {left === 0
        ? "Every value was given back."
        : `${counted(left, "value")} could not be restored: they have changed since, or you can no longer change them. They are marked below.`}
    </InsetText>
  );
}

/** What is never undone here, with the way to each page that puts it right. */
function Rest({ save, rows }: SavePage): VNode | null {
  const rest = notUndone(save);
  if (rest === undefined) return null;
  const named = (ids: readonly string[]): readonly GridRow[] =>
    ids.flatMap((id) => rows.get(id) ?? []);
  return (
    <>
      <p class="govuk-body">{rest}</p>
      <ul class="govuk-list">
        {named(save.decided).map((row) => (
          <li>
            <a class="govuk-link" href={paths.worry(row.personId)}>
              Decide again: {fullName(row)}
            </a>
          </li>
        ))}
        {named(save.placed).map((row) => (
          <li>
            <a class="govuk-link" href={paths.whereabouts(row.personId)}>
              Home, school and contacts: {fullName(row)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function factRow({ rows, columns, save }: SavePage, fact: SavedFact): SortableRow {
  const row = rows.get(fact.personId);
  const column = columns.find(({ key }) => key === fact.field);
  const words = (value: string | null): string =>
    column ? cellWords(column, value) : (value ?? "not known");
  return {
    child: row ? (
      <a class="govuk-link" href={paths.child(row.personId)}>
        {fullName(row)}
      </a>
    ) : (
      "A child whose record is not open to you"
    ),
    column: column?.name ?? fact.field.replace(/^own\./, "").replaceAll("-", " "),
    was: words(fact.was),
    is: words(fact.value),
    state: fact.isUndone
      ? `Given back: ${words(fact.was)}`
      : isAsSaved(fact, row)
        ? "As saved"
        : save.undoneBy === null
          ? "Changed since"
          : "Not given back: changed since",
  };
}
