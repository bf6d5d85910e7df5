import { counted } from "../../../kernel/words.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { listWorkbooks } from "../../imports/index.ts";
import type { TrainingFile } from "./confirm-file.ts";
import { planOf } from "./confirm-file.ts";
import { listDone } from "./done-reads.ts";
import type { Line } from "./plan-file.ts";

/** Files that wait to be confirmed, and those that were. */
export const fileList = defineList({
  about: "no-child",
  filters: {},
  read: async ({ tx }) => {
    const waiting = await listWorkbooks(tx, "training");
    const done = await listDone(tx);
    const rows = [
      ...waiting.map((file) => ({ file, done: null })),
      ...done.map((one) => ({ file: null, done: one })),
    ];
    return { rows, around: {} };
  },
  columns: {
    file: "File",
    chosen: "Chosen",
    state: "What came of it",
  },
  tables: {
    waiting: {
      caption: "Not finished",
      empty: "No file waits.",
      look: { captionSize: "m" },
      which: ({ file }) => file !== null,
    },
    done: {
      caption: "Imported",
      empty: "No file was imported yet.",
      look: { captionSize: "m" },
      which: ({ done }) => done !== null,
    },
  },
});

/** Rows of one file, with what confirming does with each. */
export const fileRowList = defineList({
  about: "no-child",
  filters: { show: mode<"waits", "written" | "other">("waits", ["written", "other"]) },
  pages: { size: 100, by: "cut" },
  read: async ({
    tx,
    clock,
    asked,
    of: file,
  }: Reading<{ readonly show: "waits" | "written" | "other" }, TrainingFile>) => {
    const lines = await planOf(tx, file, clock.today());
    const isShown = ({ outcome }: Line): boolean =>
      asked.show === "other"
        ? outcome !== "waits" && outcome !== "written"
        : outcome === asked.show;
    return { rows: lines.filter(isShown), around: { people: file.reading.people } };
  },
  columns: {
    row: { heading: "Row", isNumeric: true },
    person: "Person, as the file has it",
    course: "Course",
    on: "Day",
    status: "The file says",
    outcome: "What is done with it",
  },
  tables: {
    rows: {
      caption: ({ total }) => counted(total, "row"),
      empty: "No row.",
    },
  },
  facets: () => ({
    modes: [
      { text: "Waits for a decision", asks: { show: "waits" } },
      { text: "Will be written", asks: { show: "written" } },
      { text: "Not written", asks: { show: "other" } },
    ],
  }),
});

/** Cells of one file that could not be read, by row. */
export const problemList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: ({ of: file }: Reading<object, TrainingFile>) =>
    Promise.resolve({ rows: file.reading.problems, around: {} }),
  columns: {
    row: { heading: "Row", isNumeric: true },
    column: "Column",
    value: "What stands there",
    why: "Why it cannot be read",
  },
  tables: {
    problems: {
      caption: ({ total }) => counted(total, "cell"),
      empty: "Every cell was understood.",
    },
  },
});
