import { sql } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notify } from "../work/index.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listPeople, type TrainingPerson } from "./person-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";
import { trainingPaths } from "./web/paths.ts";

export type Reminded = {
  readonly people: number;
  /** Without an account, and no manager who has one: to be written to in another way. */
  readonly unreached: number;
};

const most = 5000;

/** Whether a reminder of this expiry was sent already. */
const wasReminded = ({ remindedOn, validUntil }: TrainingPerson, days: number): boolean =>
  remindedOn !== null && validUntil !== null && remindedOn >= addDays(validUntil, -days);

/** Reminds everybody whose training expires soon and whom the actor may see: them, or else their manager. Once for each expiry. */
export async function remindExpiring(tx: Tx, by: CommandContext): Promise<Reminded> {
  const { expiringDays } = await trainingSchemeOn(tx, by.today);
  const all = await listPeople(tx, {
    show: "expiring",
    today: by.today,
    soon: addDays(by.today, expiringDays),
    body: undefined,
    audience: undefined,
    limit: most,
    offset: 0,
  });
  const due = all.filter((person) => !wasReminded(person, expiringDays));
  const reached = due.filter(({ staffId, managerId }) => (staffId ?? managerId) !== null);
  await tellOf(tx, by, reached);
  await mark(tx, by, reached);
  return { people: reached.length, unreached: due.length - reached.length };
}

async function tellOf(
  tx: Tx,
  { actor, at }: CommandContext,
  people: readonly TrainingPerson[],
): Promise<void> {
  const partnershipId = actor.partnershipId;
  const own = people.flatMap(({ staffId }) => staffId ?? []);
  await notify(
    tx,
    {
      partnershipId,
      staffIds: own,
      kind: "training",
      headline: "Your training expires soon: book a session to renew it",
      href: trainingPaths.home,
    },
    { by: actor, at },
  );
  const managers = people.flatMap(({ managerId }) => managerId ?? []);
  await notify(
    tx,
    {
      partnershipId,
      staffIds: managers,
      kind: "training",
      headline: "Training of people in your team expires soon: read whose, and book for them",
      href: trainingPaths.expiring,
    },
    { by: actor, at },
  );
}

/** Noted with the person, so that nobody is reminded twice of one expiry. */
async function mark(
  tx: Tx,
  { today }: CommandContext,
  people: readonly TrainingPerson[],
): Promise<void> {
  const ids = people.map(({ personId }) => personId);
  await sql`select directory.note_training_reminder(${ids}::uuid[], ${today}::date)`.execute(tx);
}
