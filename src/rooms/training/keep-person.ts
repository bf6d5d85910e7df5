import { sql } from "kysely";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { bodyColumns, keptBodies, ownBodies } from "./bodies.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { changePersonForm, personForm, selfForm, teamForm } from "./person-form.ts";
import type { TrainingPerson } from "./person-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";

type Added = Change & { readonly personId?: string };
type Works = {
  readonly body: string;
  readonly audience: string;
  readonly role: string;
  readonly staffNumber: string | null;
};
type Row = Works & {
  readonly name: string;
  readonly email: string | null;
  readonly staffId: string | null;
  readonly managerId: string | null;
};

const taken =
  "Someone with this e-mail address or staff number is in the register already. Ask the training co-ordinator";

async function insert(tx: Tx, { actor, at }: CommandContext, row: Row): Promise<Added> {
  const personId = newId();
  // Whether it is taken is answered without reading whose it is.
  const written = await tx
    .insertInto("directory.training_people")
    .values({
      training_person_id: personId,
      partnership_id: actor.partnershipId,
      name: row.name,
      email: row.email?.toLowerCase() ?? null,
      staff_number: row.staffNumber,
      ...bodyColumns(row.body),
      audience: row.audience,
      role: row.role,
      staff_id: row.staffId,
      manager_id: row.managerId === row.staffId ? null : row.managerId,
      added_by: actor.id,
      added_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows !== 1n) {
    return invalid(row.email === null ? "staffNumber" : "email", taken);
  }
  return { kind: "accepted", personId };
}

/** Takes over what a manager or a link registered under one's own work e-mail address. */
export async function claimOwn(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select directory.claim_training_record() as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}

/** Registers oneself, under the name and the work e-mail of the account. */
export async function registerSelf(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof selfForm>,
): Promise<Added> {
  const context = {
    scheme: await trainingSchemeOn(tx, by.today),
    bodies: await ownBodies(tx, by.actor),
  };
  const { value, errors } = selfForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  const self = await tx
    .selectFrom("directory.staff")
    .select(["name", "email"])
    .where("staff_id", "=", by.actor.id)
    .executeTakeFirstOrThrow();
  return insert(tx, by, { ...value, ...self, staffId: by.actor.id, managerId: null });
}

/** A manager adds someone of their own team. */
export async function addToTeam(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof teamForm>,
): Promise<Added> {
  const context = {
    scheme: await trainingSchemeOn(tx, by.today),
    bodies: await ownBodies(tx, by.actor),
  };
  const { value, errors } = teamForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  return insert(tx, by, { ...value, staffId: null, managerId: by.actor.id });
}

/** The account behind a work e-mail address. */
export async function accountOf(tx: Tx, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const row = await tx
    .selectFrom("directory.staff")
    .select("staff_id")
    .where("email", "=", email.toLowerCase())
    .where("is_service", "=", false)
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

const noManager = "No colleague with an account has this e-mail address";

/** The co-ordinator, or the training contact of an agency or school, adds someone there. */
export async function addPerson(
  tx: Tx,
  by: CommandContext,
  form: Sent<typeof personForm>,
): Promise<Added> {
  const context = {
    scheme: await trainingSchemeOn(tx, by.today),
    bodies: await keptBodies(tx, by.actor),
  };
  const { value, errors } = personForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  const managerId = await accountOf(tx, value.manager);
  if (value.manager !== null && managerId === null) return invalid("manager", noManager);
  return insert(tx, by, { ...value, staffId: await accountOf(tx, value.email), managerId });
}

type Changing = { readonly person: TrainingPerson; readonly form: Sent<typeof changePersonForm> };

/** Changes what is known of someone, or says that they left. */
export async function changePerson(
  tx: Tx,
  by: CommandContext,
  { person, form }: Changing,
): Promise<Change> {
  const scheme = await trainingSchemeOn(tx, by.today);
  const context = { scheme, bodies: await keptBodies(tx, by.actor), now: by.at };
  const { value, errors } = changePersonForm.read(form, context);
  if (errors) return { kind: "invalid", errors };
  const managerId = await accountOf(tx, value.manager);
  if (value.manager !== null && managerId === null) return invalid("manager", noManager);
  if (managerId !== null && managerId === person.staffId)
    return invalid("manager", "Nobody is their own manager");
  const version = versionOf(form.version);
  const same = await tx
    .selectFrom("directory.training_people")
    .select("training_person_id")
    .where("email", "=", value.email?.toLowerCase() ?? "")
    .where("training_person_id", "<>", person.personId)
    .executeTakeFirst();
  if (same) return invalid("email", taken);
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_people")
    .set({
      name: value.name,
      email: value.email?.toLowerCase() ?? null,
      staff_number: value.staffNumber,
      ...bodyColumns(value.body),
      audience: value.audience,
      role: value.role,
      manager_id: managerId,
      left_on: value.leftOn,
      version: version + 1,
    })
    .where("training_person_id", "=", person.personId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
