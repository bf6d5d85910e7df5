import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { findPanel, type Panel } from "../panel.ts";
import { sift } from "../refer.ts";
import { countOutOfReach, findReferral, listToSift, type Referral } from "../referral-reads.ts";
import { listSeats } from "../seats.ts";
import { siftFields } from "./fields.ts";
import { formPage, type FormPage } from "./form-page.tsx";
import { namesIn } from "./nameless.ts";
import { aPanelKey } from "./panel-routes.ts";
import { paths } from "./paths.ts";
import { aboutWords, ReferralFacts, siftListPage } from "./referral-pages.tsx";
import { manages } from "./sitting-route.ts";

const panelParams = z.object({ panelKey: aPanelKey });
const referralParams = panelParams.extend({ panelReferralId: anId });
const siftForm = z.object({ outcome: field(), outcomeReason: field(), version: field() });

type Sifting = { readonly panel: Panel; readonly referral: Referral; readonly today: string };

function siftPage(
  { panel, referral, today }: Sifting,
  again: Pick<FormPage, "typed" | "csrfToken"> & Partial<FormPage>,
) {
  return formPage({
    title: aboutWords(referral, today),
    button: "Record this",
    fields: siftFields,
    action: paths.referral(panel.key, referral.referralId),
    now: paths.referral(panel.key, referral.referralId),
    breadcrumbs: [
      { text: panel.name, href: paths.panel(panel.key) },
      { text: "Referrals", href: paths.referrals(panel.key) },
      { text: "Sift" },
    ],
    above: <ReferralFacts referral={referral} />,
    ...again,
  });
}

type Opening = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly compareStaff: CompareStaff;
  readonly clock: Pick<Clock, "now">;
};

/** A chair is compared with the children of whom they read as the chair; of whom something is found, they read nothing. */
function knownToChair(
  { compareStaff }: Opening,
  referrals: readonly Referral[],
): Promise<ReadonlySet<string>> {
  const children = referrals.flatMap(({ isForChair, personId }) =>
    isForChair && personId !== null ? [{ personId, chosen: [] }] : [],
  );
  return compareStaff({ children, isForPanel: true });
}

async function listOpen(opening: Opening, { key }: Panel): Promise<readonly Referral[]> {
  const find = () => listToSift(opening.tx, opening.actor, { panel: key, at: opening.clock.now() });
  const found = await find();
  return (await knownToChair(opening, found)).size === 0 ? found : find();
}

async function openReferral(
  opening: Opening,
  { key }: Panel,
  referralId: string,
): Promise<Referral | undefined> {
  const found = await findReferral(opening.tx, opening.actor, {
    panel: key,
    at: opening.clock.now(),
    referralId,
  });
  if (!found?.isForChair) return found;
  return (await knownToChair(opening, [found])).size === 0 ? found : undefined;
}

export const siftRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/panels/:panelKey/referrals",
    access: manages,
    audit: { action: "panel.referrals.read" },
    shows: { about: "children" },
    input: { params: panelParams },
    handle: async ({ tx, actor, clock, compareStaff, params }) => {
      const today = clock.today();
      const panel = await findPanel(tx, params.panelKey, today);
      if (!panel) return { kind: "notFound" };
      const referrals = await listOpen({ tx, actor, clock, compareStaff }, panel);
      const outOfReach = await countOutOfReach(tx, { panel: panel.key, at: clock.now() });
      const seats = await listSeats(tx, panel.key);
      const chairs = seats.filter(({ part }) => part === "chair").map(({ name }) => name);
      const subjectIds = referrals.flatMap(({ personId }) => (personId === null ? [] : [personId]));
      const view = siftListPage({ panel, referrals, outOfReach, chairs, today });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/panels/:panelKey/referrals/:panelReferralId",
    access: manages,
    audit: { action: "panel.referrals.read" },
    shows: { about: "children" },
    input: { params: referralParams },
    handle: async (given) => {
      const { tx, clock, params, frame } = given;
      const { csrfToken } = frame;
      const today = clock.today();
      const panel = await findPanel(tx, params.panelKey, today);
      const referral = panel && (await openReferral(given, panel, params.panelReferralId));
      if (!panel || !referral) return { kind: "notFound" };
      const stopped = referral.personId && (await given.stopPlaces(referral.personId));
      if (stopped) return stopped;
      const typed = siftForm.parse({ version: String(referral.version) });
      const view = siftPage({ panel, referral, today }, { typed, csrfToken });
      return { kind: "page", view, subjectIds: subjectsOf(referral) };
    },
  }),
  route({
    method: "POST",
    path: "/panels/:panelKey/referrals/:panelReferralId",
    access: manages,
    audit: { action: "panel.sift" },
    shows: { about: "children" },
    input: { params: referralParams, form: siftForm },
    handle: async (given): Promise<Outcome> => {
      const { tx, actor, clock, params, form: typed, frame } = given;
      const today = clock.today();
      const panel = await findPanel(tx, params.panelKey, today);
      const referral = panel && (await openReferral(given, panel, params.panelReferralId));
      if (!panel || !referral) return { kind: "notFound" };
      const stopped = referral.personId && (await given.stopPlaces(referral.personId));
      if (stopped) return stopped;
      const acting = { actor, at: clock.now(), today };
      const named = await namesIn(given, panel, { outcomeReason: typed.outcomeReason });
      const change =
        named.length > 0
          ? { kind: "invalid" as const, errors: named }
          : await sift(tx, acting, { referral, form: typed });
      const subjectIds = subjectsOf(referral);
      if (change.kind === "accepted")
        return redirectDone(paths.referrals(panel.key), "Triage decision saved.", { subjectIds });
      const { csrfToken } = frame;
      const again = { typed, csrfToken };
      const sifting = { panel, referral, today };
      if (change.kind === "invalid") {
        const view = siftPage(sifting, { ...again, errors: change.errors });
        return { kind: "invalid", view, subjectIds };
      }
      const theirs = { ...typed, version: String(referral.version) };
      const view = siftPage(sifting, { ...again, typed: theirs, isStale: true });
      return { kind: "stale", view, subjectIds };
    },
  }),
];

const subjectsOf = ({ personId, referralId }: Referral): readonly string[] =>
  personId === null ? [referralId] : [personId, referralId];
