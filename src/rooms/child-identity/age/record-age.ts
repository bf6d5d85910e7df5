import type { Sent } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../../child-record/index.ts";
import { addAge, listAges } from "../../subjects/index.ts";
import { identitySchemeOn } from "../identity-scheme.ts";
import type { Change, Child } from "../record-fact.ts";
import { ageForm } from "./age-form.ts";

type Recording = { readonly person: Child; readonly form: Sent<typeof ageForm> };

/** Records how old a child is said to be, where nobody knows the date of birth. */
export async function recordAge(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: Recording,
): Promise<Change> {
  await oneAtATime(tx, `age ${person.personId}`);
  const before = await listAges(tx, person.personId);
  if (before.length !== Number(form.version)) return { kind: "stale" };
  const scheme = await identitySchemeOn(tx, today);
  const { value, errors } = ageForm.read(form, { scheme, now: at });
  if (errors) return { kind: "invalid", errors };
  const { saidOn: on, ...said } = value;
  await addAge(tx, { person, said: { ...said, on }, by: { actor, at } });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: "Identity and contact: age recorded, without a date of birth",
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
