import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { WorkingTime } from "../../../kernel/working-hours.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { usualBasis, type SharingAgreement } from "../../directory/index.ts";
import { notify } from "../../work/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { limitOf, type CheckScheme } from "./check-scheme.ts";
import type { Together } from "./together.ts";
import { listAnswerers } from "./who-answers.ts";
import type { Askable } from "./whom-to-ask.ts";

export type AskForm = {
  /** Asked in Lantern. */
  readonly agencies: readonly string[];
  /** Rung, because nobody there can answer in Lantern; the MASH writes down what they say. */
  readonly rung: readonly string[];
  readonly together: readonly string[];
  readonly reason: string;
  /** Empty: the usual basis of the agreement for that kind of agency. */
  readonly basis: string;
};

export type AskContext = {
  readonly scheme: CheckScheme;
  readonly agreement: SharingAgreement;
  readonly askable: readonly Askable[];
  readonly together: readonly Together[];
  readonly time: WorkingTime;
};

type Child = Pick<
  Together,
  "concernId" | "familyName" | "givenName" | "bornOn" | "ageAbout" | "rating"
>;

type ReadContext = {
  readonly children: readonly Child[];
  readonly agencies: readonly Askable[];
  readonly reason: string;
  readonly basis: string;
};

type Read = { readonly asking: ReadContext } | { readonly errors: readonly FieldError[] };

function readAskForm(form: AskForm, episode: Episode, ground: AskContext): Read {
  const errors: FieldError[] = [];
  const children = [
    episode,
    ...ground.together.filter(({ concernId }) => form.together.includes(concernId)),
  ];
  const agencies = readAgencies(form, { children, askable: ground.askable, errors });
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

type Choosing = {
  readonly children: readonly Child[];
  readonly askable: readonly Askable[];
  readonly errors: FieldError[];
};

/** A question goes only where somebody can answer it: any other agency is rung. */
function readAgencies(form: AskForm, { children, askable, errors }: Choosing): readonly Askable[] {
  const chosen = askable.filter(({ agencyId }) =>
    [...form.agencies, ...form.rung].includes(agencyId),
  );
  if (chosen.length === 0) {
    const field = askable.some(({ answersHere }) => answersHere) ? "agencies" : "rung";
    errors.push({ field, message: "Choose the agencies that are asked" });
  }
  for (const one of chosen) {
    const why = whyNotAsked(one, form, children);
    // Beside the agency, in whichever of the two lists it stands.
    const field = one.answersHere ? "agencies" : "rung";
    if (why !== undefined) errors.push({ field, message: `${one.name} ${why}` });
  }
  return chosen;
}

function whyNotAsked(
  { agencyId, answersHere, asked }: Askable,
  form: AskForm,
  children: readonly Child[],
): string | undefined {
  if (children.every((one) => asked.includes(one.concernId))) return "was asked about this already";
  if (!answersHere && form.agencies.includes(agencyId)) {
    return `has nobody who can answer in Lantern: ring them, and choose them under “${rungTitle}”`;
  }
  return answersHere && form.rung.includes(agencyId)
    ? `has a colleague who can answer in Lantern: choose them under “${askedTitle}”`
    : undefined;
}

/** What the form calls the agencies that answer in Lantern, and those that are rung. */
export const askedTitle = "Which agencies";
export const rungTitle = "Agencies that you ring";

/**
 * Asks each agency once what it holds about all the children who belong together. A child about whom an
 * agency was asked before is left out of what it is asked now. A restricted record is never among them.
 */
export async function askAgencies(
  tx: Tx,
  acting: CommandContext,
  { episode, form, ground }: { episode: Episode; form: AskForm; ground: AskContext },
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
  readonly ground: AskContext;
  readonly asking: ReadContext;
};

async function askOne(tx: Tx, { actor, at }: CommandContext, one: One): Promise<void> {
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
      children.map(({ concernId, familyName, givenName, bornOn, ageAbout }) => ({
        partner_check_child_id: newId(),
        partnership_id: episode.partnershipId,
        partner_check_id: checkId,
        mash_episode_id: concernId,
        agency_id: agency.agencyId,
        family_name: familyName,
        given_name: givenName,
        born_on: bornOn,
        age_about: bornOn === null ? ageAbout : null,
        reason: asking.reason,
        asked_by: actorId,
      })),
    )
    .execute();
}

/** Everyone who answers for these agencies; a notice names nobody whom it is about. */
async function tellAgencies(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { episode, agencies }: { readonly episode: Episode; readonly agencies: readonly Askable[] },
): Promise<void> {
  const agencyIds = agencies.map(({ agencyId }) => agencyId);
  const answerers = await listAnswerers(tx, { agencyIds, on: today });
  await notify(
    tx,
    {
      partnershipId: episode.partnershipId,
      staffIds: answerers.map(({ staffId }) => staffId),
      kind: "check",
      headline: "The MASH has requested a check from your agency",
      href: "/checks",
    },
    { by: actor, at },
  );
}
