import { sql } from "kysely";
import { z } from "zod";
import { englandAndWales, withAddedHolidays } from "../../../kernel/bank-holidays.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { clockKind, listConfiguration, readBody, type BodyOf } from "../../configuration/index.ts";
import {
  contactKind,
  hubContact,
  publicAreasKind,
  shippedDirectory,
  withNumbers,
  type Area,
  type Contact,
} from "../../directory/index.ts";
import {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
} from "../configuration-kinds.ts";
import { shippedConcerns } from "../shipped-concerns.ts";
import { shippedFrontDoor } from "./shipped-front-door.ts";
import type { PublicKind } from "./set-public-page.ts";

export type Signs = BodyOf<typeof publicSignsKind>;
export type PublicWords = BodyOf<typeof publicFormKind>;
export type Help = BodyOf<typeof publicHelpKind>;
export type Check = BodyOf<typeof publicCheckKind>;
export type { Area };

/** All that everybody may read: the words and numbers in force, and nothing of anybody. */
export type Door = {
  /** Whose front door it is; empty while no partnership is set up. */
  readonly name: string;
  readonly signs: Signs;
  readonly help: Help;
  readonly form: PublicWords;
  readonly areas: readonly Area[];
  readonly check: Check;
  readonly mash: Contact;
  readonly calendar: WorkingCalendar;
  /** In which time it is decided what comes of a message. */
  readonly decideWithin: BodyOf<typeof clockKind>["within"];
};

const decision = "mash-decision";
const shipped = [...shippedFrontDoor, ...shippedDirectory];

const answered = z.object({
  name: z.string(),
  items: z.array(z.object({ kind: z.string(), key: z.string(), body: z.unknown() })),
  holidays: z.array(z.object({ date: z.string(), title: z.string() })),
});

const numbered = z.array(
  z.object({
    desk: z.enum(["mash", "out-of-hours"]),
    area: z.string().nullable(),
    phone: z.string(),
    hours: z.string(),
  }),
);

const empty: z.output<typeof answered> = { name: "", items: [], holidays: [] };

/** Asked as the part of Lantern that reads no table. What a partnership has not set is as shipped. */
export async function findDoor(tx: Tx, on: string): Promise<Door> {
  const { rows } = await sql<{ door: unknown; numbers: unknown }>`
    select sec.front_door(${on}::date) as door, sec.public_numbers(${on}::date) as numbers`.execute(
    tx,
  );
  const numbers = numbered.parse(rows[0]?.numbers ?? []);
  const { name, items, holidays } = answered.nullable().parse(rows[0]?.door ?? null) ?? empty;
  const bodyOf = <K extends PublicKind>(kind: K): BodyOf<K> => {
    const own = items.find((one) => one.kind === kind.name);
    const body = own?.body ?? shipped.find((one) => one.kind === kind.name)?.body;
    return readBody({ kind, key: kind.name }, body);
  };
  const contact = items.find(({ kind }) => kind === "contact");
  const areas = withNumbers(bodyOf(publicAreasKind).areas, numbers);
  const hub = contact
    ? readBody({ kind: contactKind, key: "mash" }, contact.body).name
    : hubAsShipped;
  const clock = [...items, ...shippedConcerns].find(
    ({ kind, key }) => kind === "clock" && key === decision,
  );
  return {
    name,
    signs: bodyOf(publicSignsKind),
    help: bodyOf(publicHelpKind),
    form: bodyOf(publicFormKind),
    areas,
    check: bodyOf(publicCheckKind),
    mash: hubContact(hub, areas, numbers),
    decideWithin: readBody({ kind: clockKind, key: decision }, clock?.body).within,
    calendar: withAddedHolidays(englandAndWales, holidays),
  };
}

type FormVersion = { readonly form: PublicWords; readonly from: string };

/** A version of the form by its id, or the one in force; for whoever may read configuration. */
export async function findFormVersion(
  tx: Tx,
  { id, on }: { readonly id: string | undefined; readonly on: string },
): Promise<FormVersion | undefined> {
  const [words] = await listConfiguration(tx, on, [publicFormKind]);
  const pieces = words?.pieces ?? [];
  const found = pieces
    .flatMap(({ versions }) => versions)
    .find((one) => (id === undefined ? one.state === "in force" : one.id === id));
  if (!found) return id === undefined ? findShippedForm() : undefined;
  if (!("body" in found.read)) return undefined;
  return { form: readBody(formKind, found.read.body), from: found.from };
}

export const formKind = { kind: publicFormKind, key: "public-form" } as const;

/** What the public reads where a partnership has set nothing. */
export function findShippedForm(): FormVersion {
  for (const item of shippedFrontDoor)
    if (item.kind === "public-form") return { form: item.body, from: item.inForceFrom };
  throw new Error("the form for the public is not shipped");
}

const hubAsShipped = "Multi-agency safeguarding hub (MASH)";
