import { formatDateTime } from "../../../kernel/dates.ts";
import { csvType, toCsv, type Cell, type Sheet } from "../../../platform/spreadsheets/index.ts";
import { madeFile, type MadeFile } from "../../../platform/files/made-file.ts";
import type { Agency } from "../../directory/index.ts";
import { wordsOf } from "./entry-words.ts";
import { textAt, type Entry, type Field, type Register } from "./register.ts";

type Parts = {
  readonly register: Register;
  readonly entries: readonly Entry[];
  readonly agencies: readonly Agency[];
  readonly reader: string;
  readonly now: Date;
};

const marking = "OFFICIAL-SENSITIVE";

/** A register as a file: every field of every entry, marked and with its reader's name. */
export function registerFile(parts: Parts): MadeFile {
  const { register, entries, agencies, reader, now } = parts;
  const headings = ["Reference", register.titleLabel, "Status", "Due", "Version"];
  const says: Sheet = {
    name: register.title.slice(0, 31),
    lines: [
      `${marking} · ${register.title} · ${reader}`,
      `Made ${formatDateTime(now)}. ${register.law}.`,
    ],
    headings: [...headings, ...register.fields.map(({ label }) => label)].map((text) => ({
      text,
      width: 24,
    })),
    rows: entries.map((entry) => rowOf(entry, register, agencies)),
    notes: [],
    running: { marking, number: register.title, reader },
    madeAt: now,
  };
  return madeFile({ name: `${register.key}-register.csv`, mediaType: csvType, says, make: toCsv });
}

function rowOf(entry: Entry, register: Register, agencies: readonly Agency[]): readonly Cell[] {
  return [
    entry.reference,
    entry.title,
    register.states[entry.state],
    entry.dueOn === null ? null : { date: entry.dueOn },
    entry.version,
    ...register.fields.map((field) => cellOf(field, entry, agencies)),
  ];
}

function cellOf(field: Field, { body }: Entry, agencies: readonly Agency[]): Cell {
  const text = textAt(body, field.key);
  if (field.kind === "day") return text === "" ? null : { date: text };
  return wordsOf(field, body, agencies).join("\n");
}
