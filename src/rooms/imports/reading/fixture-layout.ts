import type { Dice } from "./fixture-children.ts";

export type Field =
  | "reference" | "name" | "surname" | "forename" | "born" | "sex" | "level" | "status" | "closedOn"
  | "referred" | "map" | "panel" | "missing" | "rhi" | "school" | "ward" | "lead" | "ethnicity"
  | "associates" | "locations" | "comments" | "filler"; // prettier-ignore

/** Headings in the words of several offices; none of them is taken from a workbook that is measured. */
const headings: Readonly<Record<Field, readonly string[]>> = {
  reference: ["Mosaic ID", "Liquidlogic ID", "Tracker No", "Child ID", "Unique Identifier", "URN", "LCS ID"],
  name: ["Young person's name", "Child name", "Name of young person", "FULL NAME", "Name"],
  surname: ["Last Name", "Surname", "FAMILY NAME", "Child's surname"],
  forename: ["First Name", "Given names", "Forename(s)", "Child's forename"],
  born: ["Date of Birth (DD/MM/YYYY)", "Birth date", "d.o.b.", "DOB:", "Date Of Birth"],
  sex: ["Gender", "SEX", "M / F", "Gender (M/F)", "Male/Female"],
  level: ["Risk RAG", "Level of risk", "Exploitation risk level", "RAG rating", "Current Level", "Risk category", "Category"],
  status: ["Status", "Case status", "Open / Closed", "Open or closed?"],
  closedOn: ["Date closed", "Closure date", "Closed on", "Date of closure"],
  referred: ["Date of Referral", "Referred on", "Ref date", "Date received", "Referral Date"],
  map: ["Last MAP", "Date of last MAP", "MAP date", "Date of MAP"],
  panel: ["Last MACE", "MACE date", "Panel date", "Date discussed at panel", "MASE date"],
  missing: ["No. missing (90 days)", "Missing episodes in last 90 days", "Missing eps", "MFH (last 90 days)"],
  rhi: ["RHI", "Return Home Interview", "RHI completed?"],
  school: ["School/College/EET", "Education provision", "School", "Educational setting"],
  ward: ["Locality", "Ward", "Area", "District"],
  lead: ["Allocated Social Worker", "Lead professional", "Key worker", "Caseholder"],
  ethnicity: ["Ethnicity", "Ethnic origin"],
  associates: ["Known associates", "Associates / POC", "Links", "Persons of concern"],
  locations: ["Locations of concern", "Hotspots", "Locations"],
  comments: ["Update / Comments", "Latest update", "Notes", "Narrative", "Actions"],
  filler: ["Consent?", "NRM", "CAMHS", "Legal Status", "Tool score"],
}; // prettier-ignore

export type NameStyle = "comma" | "capitals last" | "plain" | "known as" | "two columns";
export type LevelStyle = "words" | "cat" | "rag" | "emoji" | "both" | "colour";
export type ClosedStyle = "sheet" | "status" | "date" | "years";
export type DateStyle = "cells" | "serials" | "texts" | "mixed";

export interface Layout {
  fields: Field[];
  labels: ReadonlyMap<Field, string>;
  names: NameStyle;
  levels: LevelStyle;
  closing: ClosedStyle;
  dates: DateStyle;
  from1904: boolean;
  titleRows: number;
  twoTiers: boolean;
  explained: boolean;
  hides: boolean;
}

/** The shape of one office's workbook. */
export function inventLayout(dice: Dice): Layout {
  const names = dice.pick([
    "comma",
    "comma",
    "capitals last",
    "plain",
    "known as",
    "two columns",
  ] as const);
  const closing = dice.pick(["sheet", "sheet", "status", "date", "years"] as const);
  const fields: Field[] = [
    "reference",
    ...(names === "two columns" ? (["surname", "forename"] as const) : (["name"] as const)),
    "born", "sex", "level", "referred", "map", "panel", "missing", "rhi", "school", "ward", "lead",
    "ethnicity", "associates", "locations", "comments", "filler",
  ]; // prettier-ignore
  if (closing === "status" || closing === "years") fields.push("status");
  if (closing === "date") fields.push("closedOn");
  const order = dice.chance(0.5) ? fields : dice.shuffled(fields);
  return {
    fields: order,
    labels: new Map(order.map((field) => [field, dice.pick(headings[field])])),
    names,
    closing,
    levels: dice.pick(["words", "cat", "rag", "emoji", "both", "colour"] as const),
    dates: dice.pick(["cells", "serials", "texts", "mixed"] as const),
    from1904: dice.chance(0.2),
    titleRows: dice.below(5),
    twoTiers: dice.chance(0.3),
    explained: dice.chance(0.25),
    hides: dice.chance(0.3),
  };
}
