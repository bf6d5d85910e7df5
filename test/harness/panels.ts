import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import { aDay } from "./pathway.ts";
import { staffIdOf } from "./sign-in.ts";

type Fields = Record<string, string>;

export const referForm = (more: Fields = {}): Fields => ({
  panel: "mace",
  criterion: "stuck",
  reason: "No school has taken the child since May",
  asks: "Who can find a school place",
  ...more,
});

export const siftForm = (more: Fields = {}): Fields => ({
  outcome: "take",
  outcomeReason: "Meets the criterion",
  version: "1",
  ...more,
});

/** A sitting on the first of December, while the tests stand on 24 November: its papers are open. */
export const sittingForm = async (app: TestApp, more: Fields = {}): Promise<Fields> => ({
  time: "10:00",
  room: "Room 4, Harbour House",
  chair: await staffIdOf(app, "chair"),
  ...aDay("on", 1, 12),
  ...more,
});

/** Sends a form that must be taken, and answers where it leads. */
export async function recorded(by: Client, path: string, form: Fields): Promise<string> {
  const { status, page, location = "" } = await by.post(path, form);
  if (status !== 303) throw new Error(`${path}: ${status} ${JSON.stringify(page.errors)}`);
  return location;
}

/** The id that a statement finds first. */
export async function idOf(
  { query }: TestApp,
  sql: string,
  values: unknown[] = [],
): Promise<string> {
  const [row] = await query<{ id: string }>(sql, values);
  if (!row) throw new Error(`nothing is found by ${sql}`);
  return row.id;
}

export const policeOf = (app: TestApp): Promise<string> =>
  idOf(app, "select agency_id as id from directory.agencies where kind = 'police' limit 1");

export const sittingIdOf = (sitting: string): string => sitting.split("/").at(-1) ?? "";

/** Gives these of the cast a seat. */
export async function giveSeats(app: TestApp, by: Client, members: string): Promise<void> {
  for (const key of members.split(" ")) {
    const part = key === "chair" ? "chair" : "member";
    await recorded(by, "/panels/mace/seats", { staff: await staffIdOf(app, key), part });
  }
}

/** Books a sitting on a day of this year and answers its address. */
export const bookOn = async (
  app: TestApp,
  by: Client,
  { day, month, panel = "mace" }: { day: number; month: number; panel?: string },
): Promise<string> =>
  recorded(by, `/panels/${panel}/sittings/new`, await sittingForm(app, aDay("on", day, month)));

/** Gives these of the cast a seat, books a sitting and answers its id. */
export async function aSitting(app: TestApp, by: Client, members: string): Promise<string> {
  await giveSeats(app, by, members);
  return sittingIdOf(await bookOn(app, by, { day: 1, month: 12 }));
}

/** Refers a place, takes the referral and puts it on the agenda. */
export async function putPlace(
  app: TestApp,
  by: Client,
  { sitting, place }: { readonly sitting: string; readonly place: string },
): Promise<void> {
  await recorded(by, `/subjects/${place}/panels`, referForm({ criterion: "theme" }));
  const referral = await idOf(
    app,
    "select panel_referral_id as id from panels.panel_referrals where thing_id = $1",
    [place],
  );
  await recorded(by, `/panels/mace/referrals/${referral}`, siftForm());
  await recorded(by, `${sitting}/add`, { why: "referral", about: place });
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
