import type { Table } from "./catalogue.ts";
import { withoutController } from "./catalogue-exceptions.ts";
import { perTable, when, type Rules } from "./rule.ts";

/** What a row hangs on that is about a child. */
const records = [
  "subjects.people",
  "panels.meetings",
  "identify.concerns",
  "identify.mash_episodes",
];

export const isInformation = ({ name, columns, foreignKeys }: Table): boolean =>
  columns.includes("acl") ||
  foreignKeys.some(({ target }) => target !== name && records.includes(target));

/** Each row of information about a child says whose it is, in words of data protection its controller. */
export const controllerRules: Rules = {
  "information has a controller": perTable((table) =>
    when(
      isInformation(table) &&
        !(table.name in withoutController) &&
        !table.triggers.some(({ runs, onInsert }) => runs === "sec.stamp_controller" && onInsert),
      "does not say whose information it is: sec.keep_controller",
    ),
  ),
};
