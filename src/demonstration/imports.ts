import { createHash } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { importTracker, keepRead, readTracker } from "../rooms/imports/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const heading = [
  "Ref", "SURNAME, Forename", "D.O.B", "M/F", "CSE Risk Level", "Date referred", "Date of last MAP",
  "Missing eps (last 90 days)", "Ward", "School / College", "SW / Lead Prof", "POC / associates", "Actions / comments",
]; // prettier-ignore

const current = [
  ["CE2001", "ASHDOWN, Tilly", "14/03/2011", "F", "High", "02/09/2026", "10.11.26", 4, "Harbour", "Harbour School", "Mariam Begum", "\"Jay\", silver Audi FX19 ABC", "Seen at home 12/11, wants help with school"],
  ["CE2002", "Berrow, Callum", "02/07/2010", "M", "2", "15/09/2026", "N/A", "nil", "Northside", "Eastmoor Academy", "tbc", "", "TAC 14/12"],
  ["CE2003", "Cole, Esme", "31/02/2012", "F", "tbc", "28/09/2026", "", 1, "", "Fernhill High School", "", "older male, 20s, met online", ""],
]; // prettier-ignore

const closed = [
  ["CE1990", "Dunmore, Jake", "19/12/2009", "M", "Low", "04/02/2026", "03/06/2026", 0, "Fernhill", "", "", "", "Step down agreed"],
]; // prettier-ignore

/** Next month: one level is another, one comment goes on, one child is new and one row is written twice. */
const nextMonth = [
  [...(current[0] ?? []).slice(0, 4), "Medium", ...(current[0] ?? []).slice(5)],
  [...(current[1] ?? []).slice(0, 12), "TAC 14/12. School reports two days away"],
  current[2] ?? [],
  ["CE2011", "Emery, Noor", "08/05/2012", "F", "Medium/High", "20/11/2026", "", 2, "Millfields", "Harbour School", "", "", "Lives with aunt"],
  ["", "Emery, Noor A", "09/05/2012", "F", "", "20/11/2026", "", "", "Millfields", "Harbour School", "", "", ""],
]; // prettier-ignore

async function workbookOf(open: readonly unknown[][]): Promise<Uint8Array> {
  const { Workbook } = await import("@cj-tech-master/excelts");
  const workbook = new Workbook();
  workbook.addWorksheet("Current").addRows([heading, ...open]);
  workbook.addWorksheet("Closed & stepped down").addRows([heading, ...closed]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** One workbook that was brought in, with what it offers, and the next one waiting to be looked at. */
export async function fillImports(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const coordinator = cast.get("coordinator");
  if (!coordinator) throw new Error("the demonstration has no co-ordinator");
  const importing = { at: clock.now(), today: clock.today() };
  const actor = await actAs(tx, coordinator, importing.at);
  const bytes = await workbookOf(current);
  const reading = await readTracker(bytes, importing);
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  const fileName = "Exploitation tracker October.xlsx";
  await importTracker(tx, { actor, ...importing }, { fileName, bytes, reading });
  await waitWith(tx, { actor, ...importing });
  await actAsNobody(tx);
}

type Waiting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

async function waitWith(tx: Tx, { actor, at, today }: Waiting): Promise<void> {
  const bytes = await workbookOf(nextMonth);
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  const fileName = "Exploitation tracker November.xlsx";
  const sha256 = createHash("sha256").update(bytes).digest();
  await keepRead(tx, { actor, at }, { importId: newId(), fileName, sha256, bytes, reading });
}
