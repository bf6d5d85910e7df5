import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Value } from "./csv.ts";
import type { PlannedColumn, PlannedTable } from "./plan.ts";
import type { ChildRecord, Section } from "./read-records.ts";
import { capitalised } from "../../kernel/words.ts";

export type RecordNames = {
  /** What an id is called where it names a person, a team or an agency. */
  readonly names: ReadonlyMap<string, string>;
  readonly madeAt: string;
};

type HandlerInput = { readonly record: ChildRecord; readonly people: PlannedTable } & RecordNames;

/** With the ids of the rows that stand on the page, to which others lead. */
type Shown = HandlerInput & { readonly ids: ReadonlySet<string> };

/** A child's record as a person reads it: everything that the tables have about the child, in words. */
export function recordPage(given: HandlerInput): string {
  const { record, people } = given;
  const shown = { ...given, ids: new Set(record.sections.flatMap(idsOf)) };
  const own = (name: string): string => valueOf(people, record.own, name) ?? "";
  const title = `${own("given_name")} ${own("family_name")}, ${own("reference")}`;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{styles}</style>
      </head>
      <body>
        <p class="marking">OFFICIAL-SENSITIVE. As it stood at {shown.madeAt}.</p>
        <h1>{title}</h1>
        {own("restricted") === "true" ? <p class="marking">{restrictedWords}</p> : null}
        <Contents sections={record.sections} />
        <Row table={people} row={record.own} shown={shown} />
        {record.sections.map((section) => (
          <Part key={section.table.name} section={section} shown={shown} />
        ))}
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

const restrictedWords =
  "This record was restricted: named people alone could open it. They are under Memberships.";

const styles = `body{font:1rem/1.5 sans-serif;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
.marking{border:2px solid;padding:.5rem}article{border-top:1px solid #888;padding:.5rem 0}
dl{margin:0}dt{font-weight:bold}dd{margin:0 0 .5rem 1rem;white-space:pre-wrap}dd dl{white-space:normal}
article>dl,body>dl{row-gap:.25rem}
@media(min-width:40rem){article>dl,body>dl{display:grid;grid-template-columns:12rem 1fr}article>dl>dd,body>dl>dd{margin:0}}
@media print{article{break-inside:avoid}}`;

function Contents({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <nav aria-label="Contents">
      <ul>
        {sections.map(({ table, rows }) => (
          <li key={table.name}>
            <a href={`#${table.name}`}>{titleOf(table)}</a> ({rows.length})
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ section, shown }: { readonly section: Section; readonly shown: Shown }) {
  const { table, rows } = section;
  return (
    <section aria-labelledby={table.name}>
      <h2 id={table.name}>{titleOf(table)}</h2>
      <p>{capitalised(table.comment.replace(/^Append-only: /, ""))}</p>
      {rows.map((row, at) => (
        <article key={at} id={idOf(table, row)}>
          <Row table={table} row={row} shown={shown} />
        </article>
      ))}
    </section>
  );
}

type RowGiven = {
  readonly table: PlannedTable;
  readonly row: readonly Value[];
  readonly shown: Shown;
};

/** What says something to a person: not the ids of rows, stamps, versions, nor what is empty. */
function Row({ table, row, shown }: RowGiven) {
  const said = table.columns.flatMap((column, at) => {
    const value = row[at] ?? null;
    const isSaid = value !== null && !isInternal(table, column) && !isUsual(column, value);
    return isSaid ? [{ column, value }] : [];
  });
  return (
    <dl>
      {said.map(({ column, value }) => (
        <Said key={column.name} term={humanised(column.name)}>
          {wordsOf({ column, value, shown })}
        </Said>
      ))}
    </dl>
  );
}

function Said({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

const stamps = [
  "partnership_id",
  "person_id",
  "acl",
  "acl_other",
  "shut_out",
  "version",
  "sort_name",
];
const isInternal = ({ orderedBy }: PlannedTable, { name }: PlannedColumn): boolean =>
  stamps.includes(name) || name.startsWith("circle_id") || orderedBy.includes(name);

/** Marks that say something where they are set. */
const isUsual = ({ name }: PlannedColumn, value: string): boolean =>
  value === "false" && ["restricted", "law_enforcement"].includes(name);

/** A row's own id, where it has one and no more. */
function idOf({ columns, orderedBy }: PlannedTable, row: readonly Value[]): string | undefined {
  const [key = "", ...more] = orderedBy;
  const at = columns.findIndex(({ name, type }) => name === key && type === "uuid");
  return more.length > 0 || key === "person_id" ? undefined : (row[at] ?? undefined);
}

const idsOf = ({ table, rows }: Section): readonly string[] =>
  rows.flatMap((row) => idOf(table, row) ?? []);

type Cell = {
  readonly column: PlannedColumn;
  readonly value: string;
  readonly shown: Shown;
};

function wordsOf({ column, value, shown }: Cell): ComponentChildren {
  if (column.leaves === "as a file") return <a href={`../../${encodeURI(value)}`}>{value}</a>;
  if (column.isArray || column.type === "jsonb") {
    const parsed: unknown = JSON.parse(value);
    return <Json value={parsed} shown={shown} />;
  }
  return shown.ids.has(value) ? (
    <a href={`#${value}`}>on this page</a>
  ) : (
    (shown.names.get(value) ?? value)
  );
}

function Json({ value, shown }: { readonly value: unknown; readonly shown: Shown }) {
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((one: unknown, at) => (
          <li key={at}>
            <Json value={one} shown={shown} />
          </li>
        ))}
      </ul>
    );
  if (typeof value === "object" && value !== null)
    return (
      <dl>
        {Object.entries(value as Readonly<Record<string, unknown>>).map(([name, one]) => (
          <Said key={name} term={humanised(name)}>
            <Json value={one} shown={shown} />
          </Said>
        ))}
      </dl>
    );
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return <>{shown.names.get(text) ?? text}</>;
}

const valueOf = ({ columns }: PlannedTable, row: readonly Value[], name: string): Value =>
  row[columns.findIndex((column) => column.name === name)] ?? null;

const titleOf = ({ name }: PlannedTable): string => humanised(name.split(".")[1] ?? name);

function humanised(name: string): string {
  const words = name
    .replace(/_id$/, "")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]/g, " ")
    .toLowerCase();
  return capitalised(words);
}
