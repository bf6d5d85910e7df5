import type { Tx } from "../../platform/database/database.ts";
import { educationSchemeOn, kindWords } from "../education/index.ts";
import { forumsOn } from "../statutory/index.ts";
import { gradeSchemeOn, fromKinds } from "../missing/index.ts";
import { momentsOn } from "../reachable-moments/index.ts";
import type { FeedKind } from "./kinds.ts";
import type { Code, Codes } from "./read-row.ts";

/** What a row of the council’s own record says where it is no forum. */
export const missingCode: Code = { key: "missing", name: "Missing" };

const dangerCodes: readonly Code[] = [
  { key: "no", name: "No" },
  { key: "yes-rung", name: "Yes" },
  { key: "not-known", name: "Not known" },
];

/** What the fields of codes can hold today, as the partnership has configured it. */
export async function codesOn(tx: Tx, kind: FeedKind, today: string): Promise<Codes> {
  if (kind === "missing") return codesOfMissing(tx, today);
  if (kind === "council") {
    // That a hidden forum knows a child is no row’s to say.
    const open = (await forumsOn(tx, today)).filter(({ body }) => !body.isHidden);
    const what = open.map(({ key, body }) => ({ key, name: body.name }));
    return { what: [missingCode, ...what], ...(await codesOfMissing(tx, today)) };
  }
  if (kind === "exclusion") {
    const scheme = await educationSchemeOn(tx, today);
    const { values, reasons } = kindWords.exclusion;
    return { value: values(scheme), reason: reasons(scheme) };
  }
  if (kind === "attendance") return {};
  if (kind === "notification") return { danger: dangerCodes };
  const { kinds } = (await momentsOn(tx, today)).body;
  // What a return or a move makes by itself is not sent a second time; an exclusion is one moment, whoever tells first.
  const isSent = ({ madeBy }: (typeof kinds)[number]) =>
    madeBy === undefined || madeBy === "exclusion";
  return { what: kinds.filter((one) => isSent(one) && one.isAhead !== true) };
}

async function codesOfMissing(tx: Tx, today: string): Promise<Codes> {
  const { grades } = await gradeSchemeOn(tx, today);
  const fromKind = Object.entries(fromKinds).map(([key, name]) => ({ key, name }));
  return { grade: grades, fromKind };
}
