import { harmStatusOf, levelName, stageName } from "../child-record/index.ts";
import type { GroupKey } from "./columns.ts";
import type { TrackerRow } from "./tracker-row.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

export const groupNames: Readonly<Record<GroupKey, string>> = {
  level: "level",
  harm: "harm status",
  stage: "stage",
  lead: "lead practitioner",
  ward: "ward",
};

/** The group of a row, as the counts of groups tell it. */
export function groupOfRow(row: TrackerRow, group: GroupKey): string | null {
  switch (group) {
    case "level":
      return row.level === null ? null : String(row.level);
    case "harm":
      return row.harmStatus;
    case "stage":
      return row.stage;
    case "lead":
      return row.leadIds[0] ?? null;
    case "ward":
      return row.ward;
  }
}

type Told = { readonly value: string | null; readonly name: string | null };

/** What a group is called. Of a ward nobody says whether it is not known or protected. */
export function groupText(
  group: GroupKey,
  { value, name }: Told,
  { scheme, harmScheme, pathway }: TrackerSetting,
): string {
  switch (group) {
    case "level":
      return `Level ${levelName(scheme, value === null ? null : Number(value))}`;
    case "harm":
      return harmStatusOf(harmScheme, value ?? "").name;
    case "stage":
      return value === null ? "Stage not known" : stageName(pathway, value);
    case "lead":
      return name ?? "No lead practitioner";
    case "ward":
      return value ?? "Ward not known or protected";
  }
}
