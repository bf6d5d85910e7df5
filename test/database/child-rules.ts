import type { Table } from "./catalogue.ts";
import { keysToAnotherChild } from "./catalogue-exceptions.ts";
import { perTable, type Rules } from "./rule.ts";

/** The column by which a row says which child it is about. */
export const ofChild = "person_id";

const people = "subjects.people";

const isAboutAChild = (table: Table | undefined): boolean =>
  table?.columns.includes(ofChild) === true &&
  table.foreignKeys.some(({ target, columns }) => target === people && columns.includes(ofChild));

/** Keys from a row about a child to another such row that do not say that the child is the same. */
function loose(table: Table, tables: readonly Table[]): readonly string[] {
  if (!isAboutAChild(table)) return [];
  return table.foreignKeys
    .filter(({ target }) => target !== people)
    .filter(({ target }) => isAboutAChild(tables.find(({ name }) => name === target)))
    .filter(
      ({ target }) =>
        !table.foreignKeys.some((key) => key.target === target && key.columns.includes(ofChild)),
    )
    .map(({ name }) => name);
}

export const childRules: Rules = {
  "what hangs together is of one child": perTable((table, { tables }) =>
    loose(table, tables)
      .filter((name) => !(`${table.name}.${name}` in keysToAnotherChild))
      .map((name) => `${name} does not say that both rows are about one child`),
  ),
};
