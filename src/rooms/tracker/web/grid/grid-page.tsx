import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { holds } from "../../../../platform/access/actor.ts";
import { counted } from "../../../../kernel/words.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, ErrorSummary, InsetText, Pagination } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import type { JudgedCell } from "../../grid/judge-cells.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { GridCell } from "./grid-cell.tsx";
import {
  cellId,
  editedIn,
  searchOf,
  shownColumns,
  typedAt,
  type GridLine,
  type GridPage,
} from "./grid-view.ts";
import { PasteBlock, PasteNote, SavedNote } from "./grid-notes.tsx";
import { gridPaths } from "./paths.ts";
import { ChildCell, PlainListCell } from "./plain-cells.tsx";

/** The list as a form: every cell that this person may change is a field. */
export function gridPage(page: GridPage): View {
  const wrong = problemsOf(page);
  return {
    title: "Edit the tracker",
    width: "wide",
    paper: "a3-landscape",
    hasErrors: wrong.length > 0,
    breadcrumbs: [
      {
        text: page.actor.isWide ? "Tracker" : "Children you work with",
        href: paths.tracker(searchOf(page)),
      },
      { text: "Edit in place" },
    ],
    body: (
      <>
        {wrong.length > 0 && <Problems problems={wrong} />}
        {page.saved !== undefined && <SavedNote saved={page.saved} csrfToken={page.csrfToken} />}
        <div class="app-list-head">
          <h1 class="govuk-heading-l">Edit the tracker</h1>
          <Ways {...page} />
        </div>
        <PasteNote {...page} />
        {page.lines.length === 0 ? (
          <InsetText>No child matches what the list is narrowed to.</InsetText>
        ) : (
          <GridForm {...page} />
        )}
        <Pages {...page} />
      </>
    ),
  };
}

function Ways(page: GridPage): VNode {
  return (
    <>
      <p class="govuk-body app-grid__paper">
        To print the children, open the tracker and choose Print this list.
      </p>
      <div class="app-grid__ways">
        <p class="govuk-body-s">
          Change what you need to and press Save: only what you changed is saved. A level and a harm
          status ask for the reason afterwards.
        </p>
        <ul class="app-list-links">
          <li>
            <a class="govuk-link" href={paths.tracker(searchOf(page))}>
              Back to the list
            </a>
          </li>
          <li>
            <a class="govuk-link" href={gridPaths.saves}>
              What you saved
            </a>
          </li>
          {holds(page.actor, "tracker.arrange") && (
            <li>
              <a class="govuk-link" href={gridPaths.columns}>
                Columns of your own
              </a>
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

type Problem = { readonly text: string; readonly href?: string };

const isWrong = ({ verdict: { kind } }: JudgedCell): boolean =>
  kind === "invalid" || kind === "stale" || kind === "refused";

function problemsOf({ typed, lines }: GridPage): readonly Problem[] {
  const rows = new Map(lines.map(({ row }) => [row.personId, row]));
  const unseen = "Something was typed for a child whose record is not open to you. It is not saved";
  const problems = [...typed.values()]
    .filter(isWrong)
    .map(({ personId, column, verdict }): Problem => {
      const row = rows.get(personId);
      if (!row) return { text: unseen };
      const href = `#${cellId(personId, column.key)}`;
      const about = `${fullName(row)}, ${column.name}`;
      if (verdict.kind === "stale") {
        return {
          text: `${about}: ${verdict.by ?? "a colleague"} changed it in the meantime`,
          href,
        };
      }
      const message = "message" in verdict ? verdict.message : "";
      // What was not understood says by itself which column it is.
      return {
        text: `${message.startsWith(column.name) ? fullName(row) : about}: ${message}`,
        href,
      };
    });
  return [...new Map(problems.map((problem) => [problem.text, problem])).values()];
}

const mostProblems = 20;

function Problems({ problems }: { problems: readonly Problem[] }): VNode {
  const more = problems.length - mostProblems;
  return (
    <ErrorSummary
      titleText="Nothing has been saved yet"
      descriptionText={`${counted(problems.length, "cell")} cannot be saved as it is. What you typed is still here.`}
      errorList={[
        ...problems.slice(0, mostProblems),
        ...(more > 0 ? [{ text: `and ${counted(more, "more cell")}, each marked below` }] : []),
      ]}
    />
  );
}

function GridForm(page: GridPage): VNode {
  const shown = shownColumns(page);
  return (
    <Form
      action={gridPaths.edit(searchOf(page))}
      csrfToken={page.csrfToken}
      classes="app-grid app-sheet"
      attributes={{ "data-grid": "" }}
    >
      {page.reasons.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SortableTable
        caption={captionOf(page)}
        captionClasses="govuk-table__caption--s"
        dense
        columns={shown.map(({ key, heading }) => ({ key, text: heading }))}
        groups={[{ rows: page.lines.map((line) => rowOf(page, line)) }]}
      />
      <div class="app-grid__foot">
        <Button text="Save" preventDoubleClick attributes={{ name: "do", value: "save" }} />
        <p class="govuk-body" role="status" data-grid-status />
      </div>
      <PasteBlock text={page.pasted?.text ?? ""} />
    </Form>
  );
}

function rowOf(page: GridPage, line: GridLine): SortableRow {
  const cells = shownColumns(page).map((shown) => {
    if (shown.key === "child") {
      return [shown.key, <ChildCell line={line} today={page.setting.today} />] as const;
    }
    const column = editedIn(page, shown);
    if (!column) {
      return [
        shown.key,
        <PlainListCell line={line} column={shown.key} setting={page.setting} />,
      ] as const;
    }
    const judged = typedAt(page, line.row.personId, column.key);
    return [shown.key, <GridCell row={line.row} column={column} judged={judged} />] as const;
  });
  return Object.fromEntries(cells);
}

function captionOf({ asked: { show, page }, lines, total, pageSize }: GridPage): string {
  const children = counted(total, `${show} child`, `${show} children`);
  if (total <= pageSize) return children;
  const first = (page - 1) * pageSize + 1;
  return `${first} to ${first + lines.length - 1} of ${children}`;
}

/** To other pages of the list. What is not saved is said before leaving, where script runs. */
function Pages(page: GridPage): VNode | null {
  const { page: here } = page.asked;
  const last = Math.ceil(page.total / page.pageSize);
  if (last <= 1) return null;
  const href = (number: number): string => gridPaths.edit(searchOf(page, number));
  return (
    <Pagination
      {...(here > 1 ? { previous: { href: href(here - 1) } } : {})}
      {...(here < last ? { next: { href: href(here + 1) } } : {})}
      items={[{ number: String(here), href: href(here), current: true }]}
    />
  );
}
