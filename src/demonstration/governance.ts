import { addDays, londonDate } from "../kernel/dates.ts";
import type { Clock } from "../kernel/clock.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { listAgencies } from "../rooms/directory/index.ts";
import { sentAs } from "../platform/http/form-input.ts";
import { addEntry, registerForm, registers, type RegisterKey } from "../rooms/governance/index.ts";
import type { Cast } from "./cast.ts";

const day = (key: string, on: string): Readonly<Record<string, string>> => {
  const { day: date, month, year } = datePartsOf(on);
  return { [`${key}-day`]: date, [`${key}-month`]: month, [`${key}-year`]: year };
};

type Told = {
  readonly register: RegisterKey;
  readonly form: Readonly<Record<string, string>>;
};

/** What happened this autumn: a breach whose clock runs, one that was stopped. */
function breaches(today: string): readonly Told[] {
  const ago = (days: number): string => addDays(today, -days);
  return [
    {
      register: "breach",
      form: {
        title: "Minutes sent to a former colleague’s address",
        kind: "breach",
        what: "The minutes of one meeting went to an address that was no longer in use by the agency. Found when it was asked who had received them.",
        ...day("discoveredAt", ago(1)),
        "discoveredAt-time": "09:20",
        people: "3",
        harm: "Somebody outside could read who is worried about a child.",
        containment: "The message was recalled and the address removed from the list.",
        state: "confirmed",
      },
    },
    {
      register: "breach",
      form: {
        title: "A letter with another family’s address",
        kind: "near-miss",
        what: "Seen by the second person before it was released.",
        ...day("discoveredAt", ago(23)),
        "discoveredAt-time": "14:05",
        people: "2",
        lessons: "The second person’s check stays for every paper.",
        state: "ended",
      },
    },
  ];
}

/** One that was acknowledged and is to be answered, and one that nobody has looked at. */
function complaints(today: string): readonly Told[] {
  const ago = (days: number): string => addDays(today, -days);
  return [
    {
      register: "complaint",
      form: {
        title: "“That is not what I said”",
        from: "child",
        about: "A young person says that a note of September has her words wrong.",
        ...day("receivedOn", ago(12)),
        ...day("acknowledgedOn", ago(10)),
        ...day("answerBy", addDays(today, 9)),
        state: "confirmed",
      },
    },
    {
      register: "complaint",
      form: {
        title: "Not told that the school had the record",
        from: "parent",
        about:
          "A father asks who decided that the school could read the plan, and why he was not told.",
        ...day("receivedOn", ago(4)),
        state: "draft",
      },
    },
  ];
}

/** The registers of a partnership that has been at it for a while: most confirmed, some waiting. */
export async function fillGovernance(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const actor = cast.get("governance");
  if (!actor) return;
  await confirmShipped(tx, actor, clock);
  const agencies = await listAgencies(tx);
  const now = clock.now();
  const today = londonDate(now);
  for (const { register, form } of [...breaches(today), ...complaints(today)]) {
    const about = registers[register];
    const typed = sentAs(registerForm(about), form);
    const reading = { agencies, choices: {}, now };
    const saved = await addEntry(tx, { actor, at: now }, { register: about, typed, reading });
    if (saved.kind !== "accepted") throw new Error(`the demonstration’s ${register} does not fit`);
  }
}

/** What an invented partnership has put in place of what is left open to each. */
const filled: Readonly<Record<string, string>> = {
  contact:
    "Eastmoor Council’s data protection officer: 020 7946 0930, dpo@eastmoor.example, Town Hall, Eastmoor. You can also ask anyone who works with you.",
  languages: "Easy read, large print and audio; Bengali, Polish, Romanian and Urdu",
};

function filledIn(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isOpen = (value: unknown) => String(value).startsWith("To be filled in");
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, isOpen(value) ? filled[key] : value]),
  );
}

/** The agreement names the agencies and is signed; retention and equality still wait. */
async function confirmShipped(tx: Tx, actor: StaffActor, clock: Clock): Promise<void> {
  const agencies = (await listAgencies(tx)).map(({ agencyId }) => agencyId);
  const rows = await tx
    .selectFrom("govern.register_entries")
    .select(["register_entry_id as id", "register", "body"])
    .where("partnership_id", "=", actor.partnershipId)
    .where("state", "=", "draft")
    .where("register", "not in", ["retention", "equality"])
    .execute();
  for (const { id, register, body } of rows) {
    const isBetween = register === "sharing-agreement" || register === "controllers";
    const said = filledIn(body as Readonly<Record<string, unknown>>);
    const named = isBetween ? { ...said, parties: agencies } : said;
    const signed =
      register === "sharing-agreement"
        ? { signed: "The chief officers of the agencies named" }
        : {};
    await tx
      .updateTable("govern.register_entries")
      .set({
        body: JSON.stringify({ ...named, ...signed }),
        state: "confirmed",
        changed_by: actor.id,
        changed_at: clock.now(),
        version: 2,
      })
      .where("register_entry_id", "=", id)
      .execute();
  }
}
