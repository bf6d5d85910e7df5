import { readText, type FieldError } from "../../../../kernel/fields.ts";
import { newId } from "../../../../kernel/ids.ts";
import type { WorkingTime } from "../../../../kernel/working-hours.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { listPostHolders, usualBasis, type SharingAgreement } from "../../../directory/index.ts";
import { notify } from "../../../work/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { Acting } from "../episode-writes.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { limitOf, type CheckScheme } from "./check-scheme.ts";
import type { Together } from "./together.ts";
import type { Askable } from "./whom-to-ask.ts";

export type AskForm = {
  readonly agencies: readonly string[];
  readonly together: readonly string[];
  readonly reason: string;
  /** Empty: the usual basis of the agreement for that kind of agency. */
  readonly basis: string;
};

export type AskGround = {
  readonly scheme: CheckScheme;
  readonly agreement: SharingAgreement;
  readonly askable: readonly Askable[];
  readonly together: readonly Together[];
  readonly time: WorkingTime;
};

type Child = Pick<Together, "concernId" | "familyName" | "givenName" | "bornOn" | "rating">;

type Asking = {
  readonly children: readonly Child[];
  readonly agencies: readonly Askable[];
  readonly reason: string;
  readonly basis: string;
};

type Read = { readonly asking: Asking } | { readonly errors: readonly FieldError[] };

function readAskForm(form: AskForm, episode: Episode, ground: AskGround): Read {
  const errors: FieldError[] = [];
  const children = [
    episode,
    ...ground.together.filter(({ concernId }) => form.together.includes(concernId)),
  ];
  const agencies = ground.askable.filter(({ agencyId }) => form.agencies.includes(agencyId));
  if (agencies.length === 0) {
    errors.push({ field: "agencies", message: "Choose the agencies that are asked" });
  }
  const none = agencies.find(({ asked }) => children.every((one) => asked.includes(one.concernId)));
  if (none) {
    const message = `${none.name} was asked about this already`;
    errors.push({ field: "agencies", message });
  }
  const reason = readText(form.reason, {
    name: "Why they are asked",
    most: 2000,
    missing: "Enter why the agencies are asked, in words that they may read",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (form.basis !== "" && !ground.agreement.bases.some(({ key }) => key === form.basis)) {
    errors.push({ field: "basis", message: "Choose the lawful basis" });
  }
  if (!reason.ok || errors.length > 0) return { errors };
  return { asking: { children, agencies, reason: reason.value, basis: form.basis } };
}

/**
 * Asks each agency once what it holds about all the children who belong together. A child about whom an
 * agency was asked before is left out of what it is asked now. A restricted record is never among them.
 */
export async function askAgencies(
  tx: Tx,
  acting: Acting,
  { episode, form, ground }: { episode: Episode; form: AskForm; ground: AskGround },
): Promise<EpisodeChange> {
  const read = readAskForm(form, episode, ground);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (episode.decidedAt !== null) return { kind: "stale" };
  for (const agency of read.asking.agencies) {
    await askOne(tx, acting, { episode, agency, ground, asking: read.asking });
  }
  await tellAgencies(tx, acting, { episode, agencies: read.asking.agencies });
  return { kind: "accepted" };
}

type One = {
  readonly episode: Episode;
  readonly agency: Askable;
  readonly ground: AskGround;
  readonly asking: Asking;
};

async function askOne(tx: Tx, { actor, at }: Acting, one: One): Promise<void> {
  const { agency, ground, asking, episode } = one;
  const { agreement, scheme, time } = ground;
  const children = asking.children.filter(({ concernId }) => !agency.asked.includes(concernId));
  const limit = limitOf(
    children.map(({ rating }) => rating),
    scheme,
    { from: at, time },
  );
  const checkId = newId();
  await tx
    .insertInto("identify.partner_checks")
    .values({
      partner_check_id: checkId,
      partnership_id: episode.partnershipId,
      agency_id: agency.agencyId,
      agreement_id: agreement.id,
      basis: asking.basis === "" ? usualBasis(agreement, agency.kind) : asking.basis,
      rating: limit.rating,
      due_at: limit.dueAt,
      asked_by: actor.id,
      asked_at: at,
    })
    .execute();
  await addChildren(tx, { checkId, actorId: actor.id, children }, one);
}

type Named = {
  readonly checkId: string;
  readonly actorId: string;
  readonly children: readonly Child[];
};

/** As they are named to the agency now, whatever a record says later. */
async function addChildren(
  tx: Tx,
  { checkId, actorId, children }: Named,
  { episode, agency, asking }: One,
): Promise<void> {
  await tx
    .insertInto("identify.partner_check_children")
    .values(
      children.map(({ concernId, familyName, givenName, bornOn }) => ({
        partner_check_child_id: newId(),
        partnership_id: episode.partnershipId,
        partner_check_id: checkId,
        mash_episode_id: concernId,
        agency_id: agency.agencyId,
        family_name: familyName,
        given_name: givenName,
        born_on: bornOn,
        reason: asking.reason,
        asked_by: actorId,
      })),
    )
    .execute();
}

/** Everyone who answers for these agencies; a notice names nobody whom it is about. */
async function tellAgencies(
  tx: Tx,
  { actor, at, today }: Acting,
  { episode, agencies }: { readonly episode: Episode; readonly agencies: readonly Askable[] },
): Promise<void> {
  const holders = await listPostHolders(tx, { permission: "check.answer", on: today });
  const asked = new Set(agencies.map(({ agencyId }) => agencyId));
  await notify(
    tx,
    {
      partnershipId: episode.partnershipId,
      staffIds: holders.filter(({ agencyId }) => asked.has(agencyId)).map((one) => one.staffId),
      kind: "check",
      headline: "The MASH asks what your agency holds",
      href: "/checks",
    },
    { by: actor, at },
  );
}
