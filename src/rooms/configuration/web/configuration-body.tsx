import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { isFields, labelOf, linesOf, textOf, type Words } from "../configuration-lines.ts";

type Fields = Readonly<Record<string, unknown>>;

type BodyProps = {
  readonly body: object;
  readonly from: string;
  /** What it is called by, where a page has several: two tables of one name cannot be told apart. */
  readonly itemKey: string;
  readonly words: Words;
};

/**
 * What a version says: lists of things as tables, everything else as terms and their meaning. Each
 * table says from when it holds: several versions stand on one page.
 */
export function ConfigurationBody({ body, from, itemKey, words }: BodyProps): VNode {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(body);
  const isTable = (value: unknown): value is readonly Fields[] =>
    Array.isArray(value) && value.length > 0 && value.every(isFields);
  return (
    <>
      <SummaryList
        rows={linesOf(
          Object.fromEntries(entries.filter(([, value]) => !isTable(value))),
          words,
        ).map(({ label, text, explained }) =>
          fact(
            label,
            explained === undefined ? text : <Explained text={text} explained={explained} />,
          ),
        )}
      />
      {entries.map(([name, value]) =>
        isTable(value) ? (
          <Things
            caption={`${labelOf(name, words)} of ${itemKey}, from ${formatDate(from)}`}
            things={value}
            words={words}
          />
        ) : null,
      )}
    </>
  );
}

const Explained = ({ text, explained }: { readonly text: string; readonly explained: string }) => (
  <>
    {text}
    <span class="app-line app-secondary">{explained}</span>
  </>
);

type ThingsProps = {
  readonly caption: string;
  readonly things: readonly Fields[];
  readonly words: Words;
};

function Things({ caption, things, words }: ThingsProps): VNode {
  const columns = columnsOf(things);
  const cellsOf = (thing: Fields) =>
    Object.fromEntries(
      columns.map((column) => [
        column,
        Object.hasOwn(thing, column) ? textOf(thing[column], words) : "Not filled in",
      ]),
    );
  return (
    <SortableTable
      caption={caption}
      captionClasses="govuk-table__caption--s"
      dense
      columns={columns.map((column) => ({ key: column, text: labelOf(column, words) }))}
      groups={[{ rows: things.map(cellsOf) }]}
    />
  );
}

/** What a person calls the thing stands first: its line goes by it, its key is for machines. */
function columnsOf(things: readonly Fields[]): readonly string[] {
  const columns = [...new Set(things.flatMap((thing) => Object.keys(thing)))];
  const named = columns.filter((column) => column === "name" || column === "title");
  const others = columns.filter((column) => column !== "name" && column !== "title");
  return [...named, ...others];
}
