import type { Tx } from "../../../platform/database/database.ts";
import { education, missing, moments } from "../../protect/index.ts";
import type { FeedKind } from "./kinds.ts";
import type { Codes } from "./read-row.ts";

/** What the fields of codes can hold today, as the partnership has configured it. */
export async function codesOn(tx: Tx, kind: FeedKind, today: string): Promise<Codes> {
  if (kind === "missing") {
    const { grades } = await missing.gradeSchemeOn(tx, today);
    const fromKind = Object.entries(missing.fromKinds).map(([key, name]) => ({ key, name }));
    return { grade: grades, fromKind };
  }
  if (kind === "exclusion") {
    const scheme = await education.educationSchemeOn(tx, today);
    const { values, reasons } = education.kindWords.exclusion;
    return { value: values(scheme), reason: reasons(scheme) };
  }
  if (kind === "attendance") return {};
  const { kinds } = (await moments.momentsOn(tx, today)).body;
  // What a return or a move makes by itself is not sent a second time.
  return { what: kinds.filter((one) => one.madeBy === undefined && one.isAhead !== true) };
}
