import type { ColumnRole, Role } from "./column-roles.ts";
import { headingWeight } from "./heading-words.ts";
import { plainText } from "./plain-text.ts";
import type { Cell, ColumnSummary } from "./reading-types.ts";

export type Explained = Pick<ColumnSummary, "role" | "confidence" | "why" | "samples">;

/** The first few different values, so that a person sees at a glance what the column holds. */
function samplesOf(cells: readonly Cell[]): string[] {
  const samples = new Set<string>();
  for (const cell of cells) {
    const text = plainText(cell.text);
    if (text !== "") samples.add(text.length > 60 ? `${text.slice(0, 59)}…` : text);
    if (samples.size === 4) break;
  }
  return [...samples];
}

interface Found {
  role: Role | undefined;
  /** The part of the filled cells that reads as the role, where cells can tell. */
  agreement: number | undefined;
  isDated: boolean;
}

function detected(
  heading: string,
  { role, agreement, isDated }: Found,
): Omit<Explained, "samples"> {
  if (role === undefined) {
    return isDated
      ? { role: "otherDate", confidence: "likely", why: "Most of its cells are dates." }
      : {
          role: null,
          confidence: "none",
          why: "Neither the heading nor the cells say what this is.",
        };
  }
  const weight = headingWeight(role, heading);
  const share = agreement === undefined ? "" : `${Math.round(agreement * 100)}% of its cells`;
  if (weight < 6) {
    const why =
      share === ""
        ? "It is next to the other half of the name."
        : `The heading does not say, but ${share} read as this.`;
    return { role, confidence: "guess", why };
  }
  const confidence = weight >= 9 && (agreement ?? 1) >= 0.6 ? "certain" : "likely";
  return {
    role,
    confidence,
    why: share === "" ? "The heading says so." : `The heading says so, and ${share} read as this.`,
  };
}

/** Why a column was taken for what it is taken for. */
export function explainColumn(
  column: { heading: string; cells: readonly Cell[]; given: ColumnRole | undefined },
  found: Found,
): Explained {
  const samples = samplesOf(column.cells);
  if (column.given === undefined) return { ...detected(column.heading, found), samples };
  if (column.given !== "ignore" && found.role !== column.given) {
    const why = "Another column of the sheet was given as this before it.";
    return { role: null, confidence: "none", why, samples };
  }
  return { role: column.given, confidence: "given", why: "You said so.", samples };
}
