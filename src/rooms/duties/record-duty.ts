import { londonDate } from "../../kernel/dates.ts";
import {
  choiceFrom,
  defineForm,
  moment,
  text,
  type FormTyped,
  type Option,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { getWorkingCalendar, listPosted } from "../directory/index.ts";
import { lastingPlaces, type CircleMember } from "../subjects/index.ts";
import { writeAction } from "../work/index.ts";
import { dueOf, kindsInUse, type DutyKind, type DutyScheme } from "./duty-scheme.ts";
import { dutyPaths } from "./web/paths.ts";

type Drawing = { readonly scheme: DutyScheme };
type Reading = Drawing & { readonly now: Date };

const kindsIn = ({ scheme }: Drawing): readonly Option[] =>
  kindsInUse(scheme).map(({ key, name, hint, tells }) => ({
    value: key,
    text: name,
    hint: `${hint}. Tell: ${tells}`,
  }));

/** Something learned of which another body must be told. */
export const dutyForm = defineForm<Reading, Drawing>()({
  kind: choiceFrom({
    label: "What was learned?",
    options: kindsIn,
    missing: "Choose what was learned",
  }),
  wording: text({
    label: "What is known, and who says so",
    hint: "Facts. Everyone who can see the record can read it",
    rows: 4,
    called: "What is known",
    most: 4000,
    missing: "Enter what is known, and who says so",
  }),
  known: moment({ label: "When you learned of it", called: "When you learned of it" }),
});

type Recording = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly circle: readonly CircleMember[];
  readonly scheme: DutyScheme;
  readonly form: FormTyped<typeof dutyForm>;
};

/** Records what was learned. Its clock begins, and what its kind puts on the child’s plan is on it. */
export async function recordDuty(
  tx: Tx,
  acting: CommandContext,
  { person, circle, scheme, form }: Recording,
): Promise<Change & { readonly dutyId?: string }> {
  const { actor, at, today } = acting;
  const { value, errors } = dutyForm.read(form, { scheme, now: at });
  if (errors) return { kind: "invalid", errors };
  const kind = kindsInUse(scheme).find(({ key }) => key === value.kind);
  if (!kind) return invalid("kind", "Choose what was learned");
  const dueOn = dueOf(kind, londonDate(value.known), await getWorkingCalendar(tx));
  const dutyId = newId();
  const actionId = await putOnPlan(tx, acting, { person, circle, kind, dueOn });
  await tx
    .insertInto("protect.duties")
    .values({
      duty_id: dutyId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      kind: kind.key,
      name: kind.name,
      wording: value.wording,
      known_at: value.known,
      due_on: dueOn,
      action_id: actionId,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "action",
    headline: `${kind.name}: ${kind.tells} to be told`.slice(0, 200),
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted", dutyId };
}

type Planned = Pick<Recording, "circle" | "person"> & {
  readonly kind: DutyKind;
  readonly dueOn: string | null;
};

/** The lead practitioner’s, or of the person who records it where there is none who opens the record. */
async function putOnPlan(
  tx: Tx,
  acting: CommandContext,
  { person, circle, kind, dueOn }: Planned,
): Promise<string | null> {
  if (kind.action === null) return null;
  const { actor, today } = acting;
  const agencies = new Map((await listPosted(tx, today)).map((one) => [one.staffId, one.agencyId]));
  const leads = lastingPlaces(circle).filter(({ basis }) => basis === "allocation");
  for (const staffId of [...leads.map((one) => one.staffId), actor.id]) {
    const agencyId = agencies.get(staffId);
    if (agencyId === undefined) continue;
    const due = dueOn === null || dueOn < today ? today : dueOn;
    const action = { wording: kind.action, agencyId, staffId, dueOn: due };
    const href = dutyPaths.ofChild(person.personId);
    const given = await writeAction(tx, acting, { person, action, isStandalone: false, href });
    if (given.kind === "given") return given.actionId;
  }
  return null;
}
