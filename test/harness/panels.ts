import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import { aDay } from "./pathway.ts";
import { staffIdOf } from "./sign-in.ts";

type Fields = Record<string, string>;

export const referForm = (more: Fields = {}): Fields => ({
  ...{ panel: "mace", criterion: "stuck", reason: "No school has taken the child since May" },
  asks: "Who can find a school place",
  ...more,
});

export const siftForm = (more: Fields = {}): Fields => ({
  ...{ outcome: "take", outcomeReason: "Meets the criterion", version: "1", ...more },
});

/** A sitting on the first of December, while the tests stand on 24 November: its papers are open. */
export const sittingForm = async (app: TestApp, more: Fields = {}): Promise<Fields> => ({
  ...{ time: "10:00", room: "Room 4, Harbour House", chair: await staffIdOf(app, "chair") },
  ...aDay("on", 1, 12),
  ...more,
});

/** Gives these of the cast a seat, books a sitting and answers its id. */
export async function aSitting(app: TestApp, by: Client, members: string): Promise<string> {
  for (const key of members.split(" ")) {
    const part = key === "chair" ? "chair" : "member";
    const seat = { staff: await staffIdOf(app, key), part };
    const given = await by.post("/panels/mace/seats", seat);
    if (given.status !== 303) throw new Error(given.page.text);
  }
  const booked = await by.post("/panels/mace/sittings/new", await sittingForm(app));
  if (booked.status !== 303) throw new Error(booked.page.text);
  return booked.location?.split("/").at(-1) ?? "";
}

/** Refers a child, takes the referral, puts it on the agenda and answers the item's id. */
export async function anItem(
  app: TestApp,
  by: Client,
  { sittingId, personId }: { readonly sittingId: string; readonly personId: string },
): Promise<string> {
  const referred = await by.post(`/children/${personId}/panels`, referForm());
  const [row] = await app.query<{ id: string }>(
    "select panel_referral_id as id from panels.panel_referrals where person_id = $1 order by referred_at desc limit 1",
    [personId],
  );
  const sifted = await by.post(`/panels/mace/referrals/${row?.id ?? ""}`, siftForm());
  const added = await by.post(`/sittings/${sittingId}/add`, { why: "referral", about: personId });
  const statuses = [referred.status, sifted.status, added.status];
  if (statuses.some((status) => status !== 303)) throw new Error(statuses.join(" "));
  const [item] = await app.query<{ id: string }>(
    "select agenda_item_id as id from panels.agenda_items where sitting_id = $1 and person_id = $2 and taken_off_at is null",
    [sittingId, personId],
  );
  if (!item) throw new Error("nothing was added");
  return item.id;
}

/** Makes the papers; headlines in which somebody else is named have been read, and are kept. */
export async function makePapers(by: Client, sitting: string): Promise<void> {
  const make = `${sitting}/papers/make`;
  const asked = await by.post(make, {});
  const seen = [...asked.html.matchAll(/name="seen" value="([0-9a-f-]{36})"/g)];
  const made =
    asked.status === 422 ? await by.post(make, { seen: seen.map(([, id]) => id ?? "") }) : asked;
  if (made.status !== 303) throw new Error(made.page.text);
}
