import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfigurations, type BodyOf } from "../../configuration/index.ts";
import { contactKind, publicAreasKind } from "../configuration-kinds.ts";

/** The MASH, and who answers outside its hours: what they are called is configuration. */
export const deskKeys = ["mash", "out-of-hours"] as const;
export type DeskKey = (typeof deskKeys)[number];

/** The number that one of them answers; of an area, where it has one of its own. */
export type DeskNumber = {
  readonly desk: DeskKey;
  readonly area: string | null;
  readonly phone: string;
  readonly hours: string;
};

type Desk = { readonly name: string; readonly phone: string };
type AreaWords = BodyOf<typeof publicAreasKind>["areas"][number];

/** An area, its hours, and the numbers of the directory. */
export type Area = Omit<AreaWords, "inHours" | "outOfHours"> & {
  readonly inHours: Desk;
  readonly outOfHours: Desk;
};

/** Who to ring: empty where the partnership has no number. */
export type Contact = { readonly name: string; readonly phone: string; readonly hours: string };

/** The numbers of both desks that stand on a day. */
export async function listDeskNumbers(tx: Tx, on: string): Promise<readonly DeskNumber[]> {
  const { rows } = await sql<DeskNumber>`
    select n.desk, n.area, n.phone, coalesce(n.hours, '') as hours from directory.contact_numbers n
    where n.desk is not null and n.used_for = case n.desk when 'mash' then 'office' else 'out-of-hours' end
      and n.starts_on <= ${on}::date and (n.ended_on is null or n.ended_on > ${on}::date)
    order by n.desk, n.area nulls first`.execute(tx);
  return rows;
}

type Numbers = readonly DeskNumber[];

const commonOf = (numbers: Numbers, desk: DeskKey): DeskNumber | undefined =>
  numbers.find((one) => one.desk === desk && one.area === null);

function phoneOf(numbers: Numbers, desk: DeskKey, area: string): string {
  const own = numbers.find((one) => one.desk === desk && one.area === area);
  return (own ?? commonOf(numbers, desk))?.phone ?? "";
}

/** Each area with its own number, or the one that the desk has everywhere. */
export const withNumbers = (areas: readonly AreaWords[], numbers: Numbers): readonly Area[] =>
  areas.map(({ inHours, outOfHours, ...area }) => ({
    ...area,
    inHours: { name: inHours.name, phone: phoneOf(numbers, "mash", area.key) },
    outOfHours: { name: outOfHours.name, phone: phoneOf(numbers, "out-of-hours", area.key) },
  }));

type Side = "inHours" | "outOfHours";

/** One desk as every page names it: where an area has another number, that is said as well. */
function contactOf(side: Side, name: string, areas: readonly Area[], numbers: Numbers): Contact {
  const common = commonOf(numbers, side === "inHours" ? "mash" : "out-of-hours");
  const phones = [...new Set(areas.map((area) => area[side].phone))].filter(Boolean);
  const phone = phones.length === 1 ? (phones[0] ?? "") : (common?.phone ?? phones[0] ?? "");
  const others = areas.filter((area) => area[side].phone !== "" && area[side].phone !== phone);
  const hours = common?.hours ?? "";
  const said = others.map((area) => `${area.name}: ${area[side].phone}`);
  return { name, phone, hours: [hours, ...said].filter(Boolean).join(". ") };
}

/** The MASH as every page names it. */
export const hubContact = (name: string, areas: readonly Area[], numbers: Numbers): Contact =>
  contactOf("inHours", name, areas, numbers);

type Standing = {
  readonly areas: readonly Area[];
  readonly mash: Contact;
  /** Who answers outside the hours of the MASH: without a phone where no number is kept. */
  readonly night: Contact;
};

/** Everybody who is rung before a colleague is, as of a day: the MASH, and each area in and out of hours. */
export async function numbersOn(tx: Tx, on: string): Promise<Standing> {
  const { areas: words, mash } = await getConfigurations(tx, on, {
    areas: [publicAreasKind, "public-areas"],
    mash: [contactKind, "mash"],
  });
  const numbers = await listDeskNumbers(tx, on);
  const areas = withNumbers(words.body.areas, numbers);
  const desk = areas[0]?.outOfHours.name ?? "";
  return {
    areas,
    mash: hubContact(mash.body.name, areas, numbers),
    night: contactOf("outOfHours", desk, areas, numbers),
  };
}

/** The MASH, for a page that names it alone. */
export const hubOn = async (tx: Tx, on: string): Promise<Contact> => (await numbersOn(tx, on)).mash;
