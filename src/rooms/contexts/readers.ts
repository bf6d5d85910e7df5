import {
  choice,
  choiceFrom,
  defineForm,
  severalFrom,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import type { Context } from "./context-reads.ts";
import { changeContext, holdContext } from "./context-writes.ts";
import type { Holder } from "./people-asked.ts";

type Asked = { readonly people: readonly Holder[] };

/** Who reads it: a restricted case is read by those who are named, and by nobody else. */
export const readersForm = defineForm<Asked, Asked>()({
  who: choice({
    label: "Who reads this case?",
    missing: "Choose who reads it",
    options: {
      agencies: {
        text: "Agencies that have a part in it",
        hint: "And who is named below, also where their agency runs the place",
      },
      named: { text: "Only who is named", hint: "The owner and you are always named" },
    },
  }),
  people: severalFrom({ label: "Named", options: ({ people }) => people }),
  reason: text({
    namesNoChild: true,
    label: "Reason",
    rows: 2,
    called: "Reason",
    most: 4000,
    missing: "Enter the reason",
  }),
});

/** Who works for it, owns it or is close to it reads nothing of its case. */
export const conflictForm = defineForm<Asked, Asked>()({
  staff: choiceFrom({
    label: "Who has a conflict of interest?",
    hint: "Someone who works for, owns or is close to the business, school or group. It can be you",
    options: ({ people }) => people,
    unchosen: "Choose a colleague",
    missing: "Choose who has a conflict of interest",
  }),
  reason: text({
    namesNoChild: true,
    label: "What is the conflict?",
    rows: 2,
    called: "What the conflict is",
    most: 2000,
    missing: "Enter what the conflict is",
  }),
});

type About<F> = Asked & { readonly context: Context; readonly form: F };

/** A manager says who reads it. */
export async function setReaders(
  tx: Tx,
  by: CommandContext,
  { context, people, form }: About<Sent<typeof readersForm>>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, readersForm, { form, context: { people } });
  if (errors) return { kind: "invalid", errors };
  const isRestricted = value.who === "named";
  const always = isRestricted ? [context.ownerId, by.actor.id] : [context.ownerId];
  const named = [...new Set([...always, ...value.people])].filter((id) => id !== null);
  if (isRestricted && named.length < 2)
    return invalid("people", "Name someone else: a restricted case has two readers at least");
  if (!(await holdContext(tx, context, versionOf(form.version)))) return { kind: "stale" };
  const act = { act: isRestricted ? "restricted" : "widened", wording: value.reason } as const;
  const row = { named, is_restricted: isRestricted };
  await changeContext(tx, by, { context, acts: [act], row });
  return { kind: "accepted" };
}

/** Shuts a colleague out, oneself as well: from then on they read nothing of it. */
export async function declareConflict(
  tx: Tx,
  { actor, at }: CommandContext,
  { context, people, form }: About<Sent<typeof conflictForm>>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, conflictForm, {
    form,
    context: { people },
  });
  if (errors) return { kind: "invalid", errors };
  if (context.closedTo.includes(value.staff)) return invalid("staff", "They are shut out already");
  if (context.state === "open" && context.ownerId === value.staff)
    return invalid("staff", "They own the case: hand it on first");
  const left = context.named.filter((id) => id !== value.staff);
  if (context.isRestricted && left.length < 2)
    return invalid("staff", "Name another reader first: a restricted case has two at least");
  await tx
    .insertInto("subjects.context_conflicts")
    .values({
      context_conflict_id: newId(),
      partnership_id: actor.partnershipId,
      context_id: context.contextId,
      staff_id: value.staff,
      reason: value.reason,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
