import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import { listStaffNamed } from "../../directory/index.ts";
import { placeKey } from "../plan/plan-types.ts";
import type { TrackerReading, TrackerRow } from "../reading/reading-types.ts";
import type { Importing, ToWrite } from "./write-types.ts";

type Offered = {
  readonly personId: string;
  readonly kind: string;
  readonly wording: string;
  readonly around: string | null;
  readonly place: string;
  readonly staffId: string | null;
};

/** What free text names, and who may be the lead, for a person to look at. What was offered of a child before is not offered again. */
export async function addOffers(
  tx: Tx,
  { actor }: Importing,
  { importId, plan, reading, fresh }: ToWrite & { readonly fresh: readonly string[] },
): Promise<void> {
  const childAt = new Map([
    ...plan.fresh.flatMap((rows, index) =>
      rows.map((row) => [placeKey(row), fresh[index] ?? ""] as const),
    ),
    ...plan.known.flatMap(({ personId, fresh: changed }) =>
      changed.map(({ row }) => [placeKey(row), personId] as const),
    ),
  ]);
  const rows = reading.rows.filter((row) => childAt.has(placeKey(row)));
  const leads = await leadOffers(tx, rows, { childAt, reading });
  const all = [...inText(reading, childAt), ...leads];
  const before = await offeredBefore(tx, [...new Set(all.map(({ personId }) => personId))]);
  const once = new Map(all.map((offer) => [keyOf(offer), offer]));
  await insertAll(
    tx,
    "identify.import_offers",
    [...once].flatMap(([key, offer]) =>
      before.has(key)
        ? []
        : [
            {
              import_offer_id: newId(),
              partnership_id: actor.partnershipId,
              import_id: importId,
              person_id: offer.personId,
              kind: offer.kind,
              wording: offer.wording,
              around: offer.around,
              place: offer.place,
              staff_id: offer.staffId,
            },
          ],
    ),
  );
}

const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join("");
const keyOf = ({
  personId,
  kind,
  wording,
}: Pick<Offered, "personId" | "kind" | "wording">): string =>
  JSON.stringify([personId, kind, wording.toLowerCase()]);

function inText(
  { offers }: TrackerReading,
  childAt: ReadonlyMap<string, string>,
): readonly Offered[] {
  return offers.flatMap((offer) => {
    const personId = childAt.get(placeKey(offer));
    if (personId === undefined || offer.text.trim() === "") return [];
    const described = offer.described.trim();
    return [
      {
        personId,
        kind: offer.kind,
        wording: cut(offer.text.trim(), 500),
        around: described === "" ? null : cut(described, 1000),
        place: cut(`${offer.sheet}!${offer.column}${offer.row}`, 200),
        staffId: null,
      },
    ];
  });
}

type Looking = {
  readonly childAt: ReadonlyMap<string, string>;
  readonly reading: TrackerReading;
};

/** A lead whose name is that of exactly one colleague; nobody is allocated by it. */
async function leadOffers(
  tx: Tx,
  rows: readonly TrackerRow[],
  { childAt, reading }: Looking,
): Promise<readonly Offered[]> {
  const names = [...new Set(rows.flatMap(({ lead }) => (lead === null ? [] : [lead.trim()])))];
  if (names.length === 0) return [];
  const staff = await listStaffNamed(tx, names);
  const columnOf = new Map(
    reading.sheets.map(({ name, columns }) => [
      name,
      columns.find(({ role }) => role === "lead")?.column ?? "",
    ]),
  );
  return rows.flatMap((row) => {
    const staffId = staff.get(row.lead?.trim().toLowerCase() ?? "");
    const personId = childAt.get(placeKey(row));
    if (staffId === undefined || personId === undefined || row.lead === null) return [];
    const place = cut(`${row.sheet}!${columnOf.get(row.sheet) ?? ""}${row.row}`, 200);
    return [
      { personId, kind: "lead", wording: cut(row.lead.trim(), 500), around: null, place, staffId },
    ];
  });
}

async function offeredBefore(tx: Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("identify.import_offers")
    .select(["person_id as personId", "kind", "wording"])
    .where(({ eb }) => eb("person_id", "=", eb.fn.any(eb.val([...personIds]))))
    .execute();
  return new Set(rows.map(keyOf));
}
