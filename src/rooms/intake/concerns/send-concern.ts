import { londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { isId, newId, referenceFor } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { dueByClock } from "../../directory/index.ts";
import { readConcernForm, type ConcernForm, type NewConcern } from "./concern-form.ts";
import { findConcern } from "./concern-reads.ts";
import { nextConcernNumber, writeConcern } from "./concern-writes.ts";
import { hasMash, listSendingTeams, type SendingTeam } from "./sending-teams.ts";

export type ConcernChange =
  | { readonly kind: "accepted"; readonly concernId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** No post of the actor's is in a team that can send one. */
  /** The person's posts are in no team that sends concerns, or no team receives them. */
  | { readonly kind: "refused"; readonly lacks: "team" | "mash" };

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
/** `id` is the form's own: the same form sent twice is one concern. */
type Sending = { readonly id: string; readonly form: ConcernForm };

/** Sends a concern to the MASH in the name of the actor's team. */
export async function sendConcern(
  tx: Tx,
  { actor, at }: CommandContext,
  { id, form }: Sending,
): Promise<ConcernChange> {
  const today = londonDate(at);
  const read = readConcernForm(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { concern } = read;
  const teams = await listSendingTeams(tx, actor, today);
  const [team] = teams;
  if (!team) return { kind: "refused", lacks: "team" };
  if (!(await hasMash(tx))) return { kind: "refused", lacks: "mash" };
  const write = async (concernId: string): Promise<boolean> => {
    const reference = referenceFor("K", await nextConcernNumber(tx));
    const decideBy = await decisionDue(tx, at);
    return writeConcern(tx, { concernId, concern, team, reference, by: actor, at, decideBy });
  };
  const given = isId(id) ? id : newId();
  if (await write(given)) return { kind: "accepted", concernId: given };
  if (await isTheSame(tx, { actor, teams, concernId: given, concern })) {
    return { kind: "accepted", concernId: given };
  }
  // A page gone back to and filled in anew: swallowing it would lose a child.
  const another = newId();
  if (!(await write(another))) throw new Error("a new id was taken");
  return { kind: "accepted", concernId: another };
}

export const decisionDue = (tx: Tx, at: Date): Promise<Date> => dueByClock(tx, "mash-decision", at);

type Comparing = {
  readonly actor: StaffActor;
  readonly teams: readonly SendingTeam[];
  readonly concernId: string;
  readonly concern: NewConcern;
};

async function isTheSame(
  tx: Tx,
  { actor, teams, concernId, concern }: Comparing,
): Promise<boolean> {
  const sent = await findConcern(tx, teams, concernId);
  return (
    sent?.sentBy === actor.id &&
    sent.about === concern.about &&
    sent.familyName === concern.familyName &&
    sent.givenName === concern.givenName &&
    sent.bornOn === concern.bornOn &&
    sent.ageAbout === concern.ageAbout &&
    sent.worry === concern.worry
  );
}
