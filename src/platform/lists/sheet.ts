import { madeFile, type MadeFile } from "../files/made-file.ts";
import { csvType, toCsv, type Sheet } from "../spreadsheets/index.ts";
import type { Around, SheetOf } from "./declared.ts";

type Making<R, A, Q> = {
  readonly around: Around<R, A, Q>;
  readonly isHidden: (column: string) => boolean;
  readonly madeAt: Date;
};

const usualWidth = 24;

/** A list as a file, by the columns that are declared for it. */
export function sheetFile<R, A, Q, C extends string>(
  { name, file, columns }: SheetOf<R, A, Q, C>,
  { around, isHidden, madeAt }: Making<R, A, Q>,
): MadeFile {
  const given = columns.filter(({ follows }) => follows === undefined || !isHidden(follows));
  const says: Sheet = {
    name,
    lines: [],
    headings: given.map(({ heading, width = usualWidth }) => ({ text: heading, width })),
    rows: around.rows.map((row) => given.map(({ value }) => value(row, around))),
    notes: [],
    running: { marking: "", number: "", reader: "" },
    madeAt,
  };
  return madeFile({ name: file, mediaType: csvType, says, make: toCsv });
}
