import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { notify } from "../../work/index.ts";
import { listOwed, type Check } from "./check-reads.ts";
import {
  answeringIn,
  answersHere,
  listAnswerers,
  type Answerer,
  type Answering,
} from "./who-answers.ts";

const hour = 3_600_000;
/** Somebody who was asked again just now has an hour before they are asked once more. */
const patience = hour;

/** Late and not asked again within the hour. */
export const toChase = (owed: readonly Check[], now: Date): readonly Check[] =>
  owed.filter(
    ({ dueAt, chasedAt }) =>
      dueAt < now && (chasedAt === null || now.getTime() - chasedAt.getTime() >= patience),
  );

/** Asked again an hour ago at least, and still not answered: for the managers of that agency, once. */
export const toEscalate = (owed: readonly Check[], now: Date): readonly Check[] =>
  owed.filter(
    ({ chasedAt, escalatedAt }) =>
      chasedAt !== null && escalatedAt === null && now.getTime() - chasedAt.getTime() >= patience,
  );

/** How the agencies answer that owe something. */
export const answeringOf = (
  tx: Tx,
  owed: readonly Check[],
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<Answering> =>
  answeringIn(tx, { agencyIds: owed.map(({ agencyId }) => agencyId), on: today, at: now });

/** Asking again reaches nobody in the others, which the MASH rings. */
export const answeredHere = (owed: readonly Check[], answering: Answering): readonly Check[] =>
  owed.filter(({ agencyId }) => answersHere(answering, agencyId));

type Step = {
  readonly step: "chased" | "escalated";
  readonly which: (owed: readonly Check[], now: Date) => readonly Check[];
  readonly isForManagers: boolean;
  readonly headline: string;
};

const chasing: Step = {
  step: "chased",
  which: toChase,
  isForManagers: false,
  headline: "Your agency’s check for the MASH is overdue",
};

const escalating: Step = {
  step: "escalated",
  which: toEscalate,
  isForManagers: true,
  headline: "Your agency has not answered the MASH, which asked again",
};

/** Asks every agency again that is late, in one go. Answers what was chased. */
export const chaseLate = (tx: Tx, acting: CommandContext): Promise<readonly Check[]> =>
  takeStep(tx, acting, chasing);

/** Tells the managers of every agency that was asked again and is still silent. */
export const escalateLate = (tx: Tx, acting: CommandContext): Promise<readonly Check[]> =>
  takeStep(tx, acting, escalating);

async function takeStep(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { step, which, isForManagers, headline }: Step,
): Promise<readonly Check[]> {
  const owed = await listOwed(tx, actor);
  const answering = await answeringOf(tx, owed, { today, now: at });
  const checks = which(answeredHere(owed, answering), at);
  if (checks.length === 0) return checks;
  await tx
    .insertInto("identify.partner_check_steps")
    .values(
      checks.map(({ checkId, partnershipId }) => ({
        partner_check_step_id: newId(),
        partnership_id: partnershipId,
        partner_check_id: checkId,
        step,
        done_by: actor.id,
        done_at: at,
      })),
    )
    .execute();
  const agencyIds = checks.map(({ agencyId }) => agencyId);
  const answerers = await listAnswerers(tx, { agencyIds, on: today });
  const told = isForManagers ? managersOr(answerers) : answerers;
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: told.map(({ staffId }) => staffId),
      kind: "check",
      headline,
      href: "/checks",
    },
    { by: actor, at },
  );
  return checks;
}

/** Of each agency its managers, and where it has none here everybody who answers for it. */
function managersOr(answerers: readonly Answerer[]): readonly Answerer[] {
  const managed = new Set(
    answerers.filter(({ isManager }) => isManager).map(({ agencyId }) => agencyId),
  );
  return answerers.filter((one) => one.isManager || !managed.has(one.agencyId));
}
