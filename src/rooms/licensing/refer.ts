import { date, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { noMeasureWords, whyNoMeasure, type Thing } from "../people-and-places/index.ts";
import { staffNamedIn } from "../subjects/index.ts";
import type { CheckNames } from "./check-names.ts";
import type { Licence } from "./licence.ts";
import { dueAfter, type LicensingScheme } from "./licensing-scheme.ts";
import { addStep } from "./take-step.ts";
import { tellOfficers } from "./tell.ts";

/** What the authority that issued a licence is told. */
export const referForm = defineForm<{ readonly now: Date }>()({
  ground: text({
    label: "Sanitised ground",
    hint: "What is known of the driver, vehicle, premises or business, and why it matters. Without who said it, and without anything by which a child could be recognised",
    rows: 6,
    called: "The sanitised ground",
    most: 4000,
    missing: "Enter the sanitised ground",
  }),
  knownOn: date({
    label: "When it became known",
    hint: "The days to tell the authority are counted from here",
    called: "When it became known",
    isPast: true,
  }),
});

type Referring = {
  readonly thing: Thing;
  readonly licence: Licence;
  readonly scheme: LicensingScheme;
  readonly form: Sent<typeof referForm>;
  readonly checkNames: CheckNames;
};

export type Referred = Change & {
  readonly referralId?: string;
  /** Colleagues who are named in it, and read nothing of it. */
  readonly closedTo?: readonly string[];
};

/** Refers a licence: the licensing officer sends it on, within the days of the configuration. */
export async function referLicence(
  tx: Tx,
  by: CommandContext,
  { thing, licence, scheme, form, checkNames }: Referring,
): Promise<Referred> {
  if (licence.endedOn !== null) return { kind: "stale" };
  const because = await whyNoMeasure(tx, { thing, today: by.today });
  if (because) return invalid("ground", noMeasureWords[because]);
  const { value, errors } = referForm.read(form, { now: by.at });
  if (errors) return { kind: "invalid", errors };
  const { ground, knownOn } = value;
  const naming = await checkNames({ ground });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const { actor, at } = by;
  const named = (await staffNamedIn(tx, `${licence.holder}\n${ground}`)).filter(
    ({ staffId }) => staffId !== actor.id,
  );
  const dueOn = dueAfter(knownOn, scheme.tellWithin, await getWorkingCalendar(tx));
  const post = actor.posts.find(({ permissions }) => permissions.includes("licence.record"));
  const referralId = newId();
  await tx
    .insertInto("subjects.licensing_referrals")
    .values({
      licensing_referral_id: referralId,
      partnership_id: actor.partnershipId,
      licence_id: licence.licenceId,
      thing_id: licence.thingId,
      ground,
      known_on: knownOn,
      due_on: dueOn,
      next_on: dueOn,
      closed_to: named.map(({ staffId }) => staffId),
      agency_id: (post ?? actor.posts[0])?.agencyId ?? "",
      recorded_by: actor.id,
      recorded_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  await addStep(tx, by, { referralId, version: 1, step: "referred", happenedOn: by.today });
  await tellOfficers(tx, by, { referralId, closedTo: named.map(({ staffId }) => staffId) });
  return { kind: "accepted", referralId, closedTo: named.map(({ name }) => name) };
}
