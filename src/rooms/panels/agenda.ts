import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { type AgendaItem, listAgenda } from "./agenda-reads.ts";
import { keepCase, openCaseOf } from "./case-links.ts";
import type { Due } from "./due-reads.ts";
import { sectionsFor, type Panel } from "./panel.ts";
import { isOpen, listSittingPeople, type Sitting } from "./sitting-reads.ts";

export type AgendaChange =
  | { readonly kind: "accepted" | "closed" | "stale" | "absent" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type New = {
  readonly personId?: string | null;
  readonly thingId?: string | null;
  readonly referralId?: string | null;
  readonly title?: string;
  /** The case that it is about, by its name. */
  readonly contextId?: string | null;
  readonly section: string;
  readonly why: string;
  readonly minutes: number;
};

type Around = { readonly sitting: Sitting; readonly panel: Panel };

/** Puts something on at the end, and asks everybody to it who is asked to the sitting and has no conflict. */
export async function putOn(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { sitting, item }: { readonly sitting: Sitting; readonly item: New },
): Promise<void> {
  const itemId = newId();
  const last = (await listAgenda(tx, actor, { sittingId: sitting.sittingId, today })).at(-1);
  const { minutes, section, why } = item;
  await tx
    .insertInto("panels.agenda_items")
    .values({
      agenda_item_id: itemId,
      partnership_id: actor.partnershipId,
      acl: [0],
      circle_id: 0,
      sitting_id: sitting.sittingId,
      section,
      why,
      minutes,
      nth: (last?.nth ?? 0) + 1,
      person_id: item.personId ?? null,
      thing_id: item.thingId ?? null,
      // A referral about no child is known by its thing: the key of a referral says which child it is about.
      panel_referral_id: item.personId ? (item.referralId ?? null) : null,
      title: item.title ?? null,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  const { sittingId } = sitting;
  const { contextId = null } = item;
  if (contextId !== null) await keepCase(tx, { actor, at }, { itemId, sittingId, contextId });
  await askEverybody(tx, { actor, at }, { sitting, itemId });
}

async function askEverybody(
  tx: Tx,
  acting: { readonly actor: StaffActor; readonly at: Date },
  { sitting, itemId }: { readonly sitting: Sitting; readonly itemId: string },
): Promise<void> {
  const row = await tx
    .selectFrom("panels.agenda_items")
    .select("shut_out")
    .where("agenda_item_id", "=", itemId)
    .executeTakeFirst();
  const people = await listSittingPeople(tx, sitting.sittingId);
  const may = people.filter(({ staffId }) => row?.shut_out.includes(staffId) !== true);
  await askToItem(tx, acting, { itemId, staffIds: may.map(({ staffId }) => staffId) });
}

/** Asks people to one item; whoever is asked already stays so. */
export async function askToItem(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { itemId, staffIds }: { readonly itemId: string; readonly staffIds: readonly string[] },
): Promise<void> {
  if (staffIds.length === 0) return;
  await tx
    .insertInto("panels.item_people")
    .values(
      staffIds.map((staffId) => ({
        item_person_id: newId(),
        partnership_id: actor.partnershipId,
        staff_id: staffId,
        agenda_item_id: itemId,
        invited_by: actor.id,
        invited_at: at,
      })),
    )
    .onConflict((is) =>
      is.columns(["agenda_item_id", "staff_id"]).where("withdrawn_at", "is", null).doNothing(),
    )
    .execute();
}

/** Adds what was offered with one press. What somebody else added meanwhile is there. */
export async function addDue(
  tx: Tx,
  acting: CommandContext,
  { sitting, panel, due }: Around & { readonly due: Due },
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  await oneAtATime(tx, `agenda of ${sitting.sittingId}`);
  const on = await listAgenda(tx, acting.actor, {
    sittingId: sitting.sittingId,
    today: acting.today,
  });
  const isThere = on.some(
    (one) =>
      (due.personId !== null && one.personId === due.personId) ||
      (due.thingId !== null && one.thingId === due.thingId) ||
      (due.themeId !== null && one.title === due.about),
  );
  if (isThere) return { kind: "accepted" };
  const section = await sectionOf(tx, { panel, due });
  const { personId, thingId, themeId, referralId, why } = due;
  const item = { personId, thingId, referralId, section, why, minutes: panel.itemMinutes };
  if (themeId !== null) {
    const contextId = await openCaseOf(tx, themeId);
    await putOn(tx, acting, { sitting, item: { ...item, title: due.about, contextId } });
    return { kind: "accepted" };
  }
  await putOn(tx, acting, { sitting, item });
  return { kind: "accepted" };
}

/** Persons and groups stand with offenders, where a panel tells them from places; whoever keeps the agenda can move them. */
async function sectionOf(
  tx: Tx,
  { panel, due }: { readonly panel: Panel; readonly due: Due },
): Promise<string> {
  if (due.themeId !== null) return themeSection(tx, panel, due.themeId);
  const [first, second] = sectionsFor(panel, due.personId === null ? "thing" : "child");
  if (due.thingId === null || second === undefined) return first?.key ?? "";
  const thing = await tx
    .selectFrom("subjects.things")
    .select("kind")
    .where("thing_id", "=", due.thingId)
    .executeTakeFirst();
  const isPlace = thing?.kind === "place" || thing?.kind === "business";
  return (isPlace ? second : first)?.key ?? "";
}

/** Where it stood before, while the panel has that part: what one calls trends another calls themes. */
async function themeSection(tx: Tx, panel: Panel, themeId: string): Promise<string> {
  const sections = sectionsFor(panel, "theme");
  const before = await tx
    .selectFrom("panels.agenda_items")
    .select("section")
    .where("agenda_item_id", "=", themeId)
    .executeTakeFirst();
  return (sections.find(({ key }) => key === before?.section) ?? sections[0])?.key ?? "";
}

export type ThemeForm = Readonly<Record<"title" | "section" | "minutes", string>>;

const readMinutes = (typed: string): number | undefined => {
  const minutes = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return minutes >= 1 && minutes <= 240 ? minutes : undefined;
};
const noMinutes = "Enter the minutes, from 1 to 240";

/** A theme or a piece of business, by its title: nobody is named in it. */
export async function addTheme(
  tx: Tx,
  acting: CommandContext,
  { sitting, panel, form }: Around & { readonly form: ThemeForm },
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const errors: FieldError[] = [];
  const title = readText(form.title, { name: "Title", most: 200, missing: "Enter what it is" });
  if (!title.ok) errors.push({ field: "title", message: title.error });
  const section = sectionsFor(panel, "theme").find(({ key }) => key === form.section);
  if (!section) errors.push({ field: "section", message: "Choose the part of the agenda" });
  const minutes = readMinutes(form.minutes);
  if (minutes === undefined) errors.push({ field: "minutes", message: noMinutes });
  if (!title.ok || !section || minutes === undefined) return { kind: "invalid", errors };
  await oneAtATime(tx, `agenda of ${sitting.sittingId}`);
  const item = { title: title.value, section: section.key, why: "business", minutes };
  await putOn(tx, acting, { sitting, item });
  return { kind: "accepted" };
}

type Arranging = { readonly sitting: Sitting; readonly item: AgendaItem };

/** One place up or down among the items that the reader sees. */
export async function moveItem(
  tx: Tx,
  acting: CommandContext,
  { sitting, item, by }: Arranging & { readonly by: "up" | "down" },
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  await oneAtATime(tx, `agenda of ${sitting.sittingId}`);
  const agenda = await listAgenda(tx, acting.actor, {
    sittingId: sitting.sittingId,
    today: acting.today,
  });
  const at = agenda.findIndex(({ itemId }) => itemId === item.itemId);
  const [mine, other] = [agenda[at], agenda[by === "up" ? at - 1 : at + 1]];
  if (!mine || !other) return { kind: "accepted" };
  await setNth(tx, mine.itemId, other.nth);
  await setNth(tx, other.itemId, mine.nth);
  return { kind: "accepted" };
}

async function setNth(tx: Tx, itemId: string, nth: number): Promise<void> {
  await tx
    .updateTable("panels.agenda_items")
    .set({ nth })
    .where("agenda_item_id", "=", itemId)
    .execute();
}

export type ArrangeForm = Readonly<Record<"minutes" | "section", string>> & {
  readonly people: readonly string[];
};

/** How long it has, where it stands, and who is asked to it and so gets its paper. */
export async function arrangeItem(
  tx: Tx,
  acting: CommandContext,
  { sitting, item, panel, form }: Arranging & { readonly panel: Panel; readonly form: ArrangeForm },
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const errors: FieldError[] = [];
  const minutes = readMinutes(form.minutes);
  if (minutes === undefined) errors.push({ field: "minutes", message: noMinutes });
  const section = panel.sections.find(({ key }) => key === form.section);
  if (!section) errors.push({ field: "section", message: "Choose the part of the agenda" });
  if (minutes === undefined || !section) return { kind: "invalid", errors };
  await tx
    .updateTable("panels.agenda_items")
    .set({ minutes, section: section.key })
    .where("agenda_item_id", "=", item.itemId)
    .execute();
  // Whom the reader may not read they neither choose nor leave out.
  const people = await listSittingPeople(tx, sitting.sittingId, acting);
  const wanted = people.filter(
    ({ staffId }) => form.people.includes(staffId) && !item.shutOut.includes(staffId),
  );
  const staffIds = wanted.map(({ staffId }) => staffId);
  await askToItem(tx, acting, { itemId: item.itemId, staffIds });
  await tx
    .updateTable("panels.item_people")
    .set({ withdrawn_by: acting.actor.id, withdrawn_at: acting.at })
    .where("agenda_item_id", "=", item.itemId)
    .where("withdrawn_at", "is", null)
    .where("staff_id", "in", orNobody(people))
    .where("staff_id", "not in", orNobody(wanted))
    .execute();
  return { kind: "accepted" };
}

const nobody = "00000000-0000-0000-0000-000000000000";
/** The list is never empty, which SQL does not take. */
const orNobody = (people: readonly { readonly staffId: string }[]): readonly string[] => [
  nobody,
  ...people.map(({ staffId }) => staffId),
];

/** Off the agenda; what was written of it stays in the history. */
export async function takeOff(
  tx: Tx,
  { at }: CommandContext,
  { sitting, item }: Arranging,
): Promise<AgendaChange> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  await tx
    .updateTable("panels.agenda_items")
    .set((row) => ({ taken_off_at: at, version: row("version", "+", 1) }))
    .where("agenda_item_id", "=", item.itemId)
    .execute();
  return { kind: "accepted" };
}
