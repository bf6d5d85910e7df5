import { addDays } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import {
  type Flag,
  type FlagScheme,
  openPathway,
  raiseFlag,
  type Change,
} from "../child-record/index.ts";
import { keepPlan, readPlan, type Leader, type PlanForm } from "./reopening-plan.ts";

export type ReopenForm = PlanForm & {
  readonly reason: string;
  readonly whatIsNew: string;
  /** The flags that are raised again. */
  readonly flags: readonly string[];
};

type Reopening = {
  readonly person: Person;
  readonly form: ReopenForm;
  /** Flags that ended: each is offered again, and none comes back by itself. */
  readonly ended: readonly Flag[];
  readonly flagScheme: FlagScheme;
  /** Who can lead: the people involved who are named to the reader. */
  readonly leaders: readonly Leader[];
};

/** Opens a record again, with the reason and what is new. The level stands as it was and is due today. */
export async function reopen(
  tx: Tx,
  acting: CommandContext,
  { person, form, ended, flagScheme, leaders }: Reopening,
): Promise<Change> {
  const errors: FieldError[] = [];
  const reason = readText(form.reason, {
    name: "The reason",
    most: 4000,
    missing: "Enter why the record is opened again",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  const isNew = readText(form.whatIsNew, {
    name: "What is new",
    most: 4000,
    missing: "Enter what is new since it was closed",
  });
  if (!isNew.ok) errors.push({ field: "whatIsNew", message: isNew.error });
  const read = readPlan(form, { ...acting, leaders });
  if ("errors" in read) errors.push(...read.errors);
  if (!reason.ok || !isNew.ok || "errors" in read) return { kind: "invalid", errors };
  const given = { person, reason: reason.value, whatIsNew: isNew.value };
  if (!(await openPathway(tx, acting, given))) return { kind: "stale" };
  await keepPlan(tx, acting, { person, plan: read.plan, whatIsNew: isNew.value });
  await raiseAgain(tx, acting, {
    person,
    types: form.flags,
    ended,
    flagScheme,
    isNew: isNew.value,
  });
  return { kind: "accepted" };
}

type Raising = Pick<Reopening, "person" | "ended" | "flagScheme"> & {
  readonly types: readonly string[];
  readonly isNew: string;
};

/** Each flag that was ticked, anew, with its reason. */
async function raiseAgain(
  tx: Tx,
  acting: CommandContext,
  { person, types, ended, flagScheme, isNew }: Raising,
): Promise<void> {
  for (const type of new Set(types)) {
    const flag = ended.find((one) => one.type === type);
    if (!flag) continue;
    const reviewBy = addDays(acting.today, flagScheme.reviewWithinDays);
    const [year = "", month = "", day = ""] = reviewBy.split("-");
    const raised = await raiseFlag(
      tx,
      { ...acting, flagScheme },
      {
        person,
        form: {
          type,
          dissent: "",
          mirroredIn: "",
          reviewBy: { day, month, year },
          reason: `Raised again when the record was opened again: ${isNew}`.slice(0, 4000),
        },
      },
    );
    if (raised.kind !== "accepted") throw new Error("a flag that was offered cannot be raised");
  }
}
