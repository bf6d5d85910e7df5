import type { VNode } from "preact";
import { fullName } from "../../../subjects/index.ts";
import { isDecision, type GridColumn } from "../../grid/grid-columns.ts";
import type { GridRow } from "../../grid/grid-rows.ts";
import { whyNot, type JudgedCell } from "../../grid/judge-cells.ts";
import { cellText, cellWords, wordsNow } from "../../grid/read-cell.ts";
import { typedName, wasName } from "../../grid/typed-cells.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { cellId } from "./grid-view.ts";

type Cell = {
  readonly row: GridRow;
  readonly column: GridColumn;
  /** What was typed here and is not saved. */
  readonly judged: JudgedCell | undefined;
};

/** One cell: an input with what it said when it was read beside it, or text where it cannot be edited. */
export function GridCell(cell: Cell): VNode {
  const { row, column } = cell;
  if (whyNot(row, column) !== undefined) return <PlainCell row={row} column={column} />;
  const now = row.values[column.key] ?? null;
  const note = noteOf(cell);
  const id = cellId(row.personId, column.key);
  return (
    <div
      class={note === undefined ? "app-grid__cell" : `app-grid__cell app-grid__cell--${note.kind}`}
    >
      <Control
        {...cell}
        id={id}
        isDescribed={note !== undefined}
        isWrong={note?.kind === "wrong"}
      />
      <input type="hidden" name={wasName(row.personId, column.key)} value={now ?? ""} />
      {note !== undefined && (
        <p
          id={`${id}-error`}
          class={note.kind === "wrong" ? "govuk-error-message" : "app-grid__note"}
        >
          {note.kind === "wrong" && <span class="govuk-visually-hidden">Error: </span>}
          {note.text}
        </p>
      )}
      {isInOlderWords(cell) && <DecideAnew {...cell} />}
      {column.key === "missingCount" && row.missingRecorded !== null && (
        <p class="app-grid__note">{`${String(row.missingRecorded)} recorded here`}</p>
      )}
    </div>
  );
}

/** Decided under a scheme that called the same value otherwise; where none is in force, nothing is decided anew. */
function isInOlderWords({ row, column }: Cell): boolean {
  if (!isDecision(column.key) || column.kind !== "choice" || column.options.length === 0)
    return false;
  const now = row.values[column.key] ?? null;
  return now !== null && wordsNow(column, row) !== cellWords(column, now);
}

/** To choose the same value changes nothing here: the form decides it in the words of today. */
function DecideAnew({ row, column }: Cell): VNode {
  const to = column.key === "harm" ? paths.harm(row.personId) : paths.level(row.personId);
  return (
    <p class="app-grid__note">
      <a class="govuk-link" href={to}>
        Decide again
        <span class="govuk-visually-hidden">{`: ${column.name}, ${fullName(row)}`}</span>
      </a>
    </p>
  );
}

type Note = { readonly kind: "wrong" | "changed"; readonly text: string };

function noteOf({ row, column, judged }: Cell): Note | undefined {
  switch (judged?.verdict.kind) {
    case "invalid":
    case "refused":
      return { kind: "wrong", text: judged.verdict.message };
    case "stale": {
      const theirs = cellWords(column, judged.verdict.theirs);
      const by = judged.verdict.by ?? "Another person";
      const text = `${by} has put “${theirs}” here. Yours is in the cell: save again to keep it, or put theirs back`;
      return { kind: "wrong", text };
    }
    case "changed":
      return {
        kind: "changed",
        text: `Changed, not saved. Was ${wordsNow(column, row)}`,
      };
    default:
      return undefined;
  }
}

type ControlProps = Cell & {
  readonly id: string;
  readonly isDescribed: boolean;
  readonly isWrong: boolean;
};

function Control(props: ControlProps): VNode {
  const { row, column, judged, id, isDescribed, isWrong } = props;
  const shown = cellText(column, row.values[column.key] ?? null);
  const common = {
    id,
    name: typedName(row.personId, column.key),
    "aria-label": `${column.name}, ${fullName(row)}`,
    "aria-invalid": isWrong ? ("true" as const) : undefined,
    "aria-describedby": isDescribed ? `${id}-error` : undefined,
    "data-cell": column.kind,
    // What the cell says where nothing is changed, for the script that marks changes.
    "data-was": shown,
  };
  const value = judged === undefined ? shown : judged.typed;
  if (column.kind === "choice") {
    return (
      <select class="govuk-select app-grid__control" {...common}>
        <Options {...props} value={value} />
      </select>
    );
  }
  return (
    <input
      class={`govuk-input app-grid__control app-grid__control--${column.kind}`}
      type="text"
      autocomplete="off"
      spellcheck={false}
      inputmode={column.kind === "number" ? "numeric" : undefined}
      value={value}
      {...common}
    />
  );
}

function Options({ row, column, judged, value }: ControlProps & { readonly value: string }): VNode {
  const options = column.kind === "choice" ? column.options : [];
  const now = row.values[column.key] ?? null;
  const mayBeEmpty = now === null || column.needs !== "level.set";
  // A value that the scheme in force no longer has stays to be read, and what was not understood to be put right.
  const asked = judged?.verdict.kind === "changed" ? (judged.verdict.value ?? "") : value;
  const others = [now, asked].filter(
    (one): one is string =>
      one !== null && one !== "" && !options.some((option) => option.value === one),
  );
  return (
    <>
      {mayBeEmpty && (
        <option value="" selected={asked === ""}>
          Not known
        </option>
      )}
      {options.map((option) => {
        const said = option.value === now ? wordsNow(column, row) : option.name;
        const isOlder = said !== option.name;
        const also = isOlder ? [option.name, ...option.alsoWritten] : option.alsoWritten;
        return (
          <option
            value={option.value}
            selected={option.value === asked}
            data-also={also.length > 0 ? also.join("\t") : undefined}
          >
            {isOlder ? `${said} (decided before “${option.name}” came in)` : said}
          </option>
        );
      })}
      {[...new Set(others)].map((other) => (
        <option value={other} selected={other === asked}>
          {other === now ? wordsNow(column, row) : `${other} (not understood)`}
        </option>
      ))}
    </>
  );
}

/** A cell that is not edited here: what it says, or where it is said. */
function PlainCell({ row, column }: Pick<Cell, "row" | "column">): VNode {
  const id = cellId(row.personId, column.key);
  const isPlace = column.needs === "whereabouts.edit";
  if (isPlace && (row.isHidden || row.severalPlaces.includes(column.key))) {
    return (
      <a id={id} class="govuk-link" href={paths.whereabouts(row.personId)}>
        Home, school and contacts<span class="govuk-visually-hidden"> {fullName(row)}</span>
      </a>
    );
  }
  const value = row.values[column.key] ?? null;
  if (value === null)
    return (
      <span id={id} class="app-secondary">
        Not known
      </span>
    );
  return <span id={id}>{wordsNow(column, row)}</span>;
}
