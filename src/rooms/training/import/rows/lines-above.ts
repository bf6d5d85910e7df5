import type { IsoDate } from "../../../../kernel/dates.ts";
import type { GridRow } from "../../../../platform/spreadsheets/opening/index.ts";
import { readDate } from "../dates/read-date.ts";

/** What lines above the headings say of every row below: one course on one day, as on a sign-in sheet. */
export type LinesAbove = {
  readonly course: string;
  readonly on: IsoDate | null;
  /** The day the file was made. */
  readonly madeOn: IsoDate | null;
};

const order = { column: "day first", bySign: new Map() } as const;
const courseLabel =
  /^(?:course|training|event|session|module|workshop|class|programme|topic|subject)(?:\s+(?:name|title|attended))? ?[:\-–](.*)$/iu;
const dateLabel =
  /^(?:(?:course|training|event|session|class)\s+)?(?:date|held on|delivered on|when)(?:\s+of\s+\w+)? ?[:\-–](.*)$/iu;
const labelAlone =
  /^(?:course|training|event|session|module|workshop|class|date|when)(?:\s+(?:name|title|date))?\s*:?$/iu;
const madeLabel =
  /\b(?:report|run|exported|extracted|generated|printed|produced|downloaded|as at|created|correct at|data as of|as of)\b/iu;
const dateInside =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -][a-z]{3,9}[ -,]+\d{2,4}/iu;

const dayOf = (text: string): IsoDate | null => {
  const reading = readDate({ kind: "text", text, ref: "" }, order, true);
  return reading.outcome === "date" ? reading.on : null;
};

export function readLinesAbove(rows: readonly GridRow[]): LinesAbove {
  let [course, on, madeOn]: [string, IsoDate | null, IsoDate | null] = ["", null, null];
  for (const { cells } of rows) {
    for (const text of labelled([...cells.values()].map((cell) => cell.text.trim()))) {
      const [, day] = dateLabel.exec(text) ?? [];
      const [, name] = courseLabel.exec(text) ?? [];
      if (day !== undefined) on ??= dayOf(day);
      else if (name !== undefined && name.trim() !== "" && course === "") course = name.trim();
      else if (madeLabel.test(text)) madeOn ??= dayOf(dateInside.exec(text)?.[0] ?? "");
    }
  }
  return { course, on, madeOn };
}

/** A label in one cell and its value in the next are one text. */
function labelled(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) =>
    labelAlone.test(text) ? `${text.replace(/\s*:$/u, "")}: ${texts[index + 1] ?? ""}` : text,
  );
}
