import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { findPerson, listCircle, mayDo, type Person } from "../subjects/index.ts";
import { readGivenAction, writeAction, type ActionFields, type NewAction } from "../work/index.ts";
import { letPersonIn } from "../child-record/index.ts";
import { whomToAsk } from "./whom-to-ask.ts";
import { conflictOf, noWayChosen, unopenedOf, type Unopened } from "./unopened.ts";

/** How an owner who cannot open the record comes to the action: "network", "alone", or nothing said. */
export type ReachForm = Readonly<Record<"reach" | "basis" | "reason", string>>;

type Giving = {
  readonly person: Pick<Person, "personId" | "partnershipId">;
  readonly form: ActionFields;
  readonly reach: ReachForm;
};

export type ActionChange =
  | {
      readonly kind: "accepted";
      readonly actionId: string;
      readonly action: NewAction;
      /** Whom it added to the professional network, for the audit. */
      readonly letIn?: string | undefined;
    }
  | {
      readonly kind: "invalid";
      readonly errors: readonly FieldError[];
      /** Where the owner cannot open the record: what can be done about it. */
      readonly unopened?: Unopened;
    };

/**
 * Gives an action, wherever it is given. An owner who cannot open the record is refused, with whom to ask: unless
 * whoever gives it says that they are added to the professional network, or that its words go to them alone.
 * Whether they may know the child was compared before the form came here.
 */
export async function giveAction(
  tx: Tx,
  acting: CommandContext,
  giving: Giving,
): Promise<ActionChange> {
  const action = await readGivenAction(tx, acting.today, giving.form);
  if (!("wording" in action)) return { kind: "invalid", errors: action };
  const person = await findPerson(tx, acting.actor, giving.person.personId);
  if (!person) throw new Error("an action is given for a child who is out of reach");
  const { staffId } = action;
  if (staffId === null || staffId === acting.actor.id || (await opens(tx, acting, person, action)))
    return write(tx, acting, { person, action, isStandalone: false });
  if (person.shutOut.includes(staffId)) return { kind: "invalid", errors: [conflictOf] };
  return sendOrLetIn(tx, acting, { person, action, staffId, reach: giving.reach });
}

async function opens(
  tx: Tx,
  { at }: CommandContext,
  { personId }: Person,
  { agencyId, staffId }: NewAction,
): Promise<boolean> {
  const [askable] = await whomToAsk(tx, [{ personId, agencyId, staffId }], at);
  return askable !== undefined;
}

type Closed = {
  readonly person: Person;
  readonly action: NewAction;
  readonly staffId: string;
  readonly reach: ReachForm;
};

async function sendOrLetIn(tx: Tx, acting: CommandContext, closed: Closed): Promise<ActionChange> {
  const { person, action, staffId, reach } = closed;
  if (reach.reach === "alone") return write(tx, acting, { person, action, isStandalone: true });
  const circle = await listCircle(tx, person.circleId, acting.at);
  const mayAdd = mayDo(acting.actor, "circle.manage", { person, circle });
  const unopened = await unopenedOf(tx, acting.at, { person, staffId, mayAdd });
  if (reach.reach !== "network" || !mayAdd)
    return { kind: "invalid", errors: [noWayChosen(unopened)], unopened };
  const form = { staff: staffId, basis: reach.basis, reason: reach.reason };
  const change = await letPersonIn(tx, acting, { person, form });
  if (change.kind === "invalid") {
    const errors = change.errors.map(({ field, message }) => ({ field: fieldOf(field), message }));
    return { kind: "invalid", errors, unopened };
  }
  const written = await write(tx, acting, { person, action, isStandalone: false });
  return written.kind === "accepted" ? { ...written, letIn: staffId } : written;
}

/** The circle's own form calls its fields otherwise. */
const fieldOf = (field: string): string =>
  ({ basis: "reachBasis", reason: "reachReason" })[field] ?? "owner";

type Writing = Pick<Closed, "person" | "action"> & { readonly isStandalone: boolean };

async function write(
  tx: Tx,
  acting: CommandContext,
  { person, action, isStandalone }: Writing,
): Promise<ActionChange> {
  const href = `/children/${person.personId}/plan`;
  const given = await writeAction(tx, acting, { person, action, isStandalone, href });
  if (given.kind === "given") return { kind: "accepted", actionId: given.actionId, action };
  // Somebody else ended a place, or found a conflict, in the same moment.
  if (given.kind === "conflict") return { kind: "invalid", errors: [conflictOf] };
  const mayAdd = false;
  const staffId = action.staffId ?? "";
  const unopened = await unopenedOf(tx, acting.at, { person, staffId, mayAdd });
  return { kind: "invalid", errors: [noWayChosen(unopened)], unopened };
}
