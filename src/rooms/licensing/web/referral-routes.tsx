import { datePartsOf } from "../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { byOn, OverdueTabs, staffList } from "../../work/index.ts";
import { checkNamesOf } from "../check-names.ts";
import { isOffBoard, type Referral } from "../licence.ts";
import { licensingSchemeOn } from "../licensing-scheme.ts";
import { referralList } from "../referral-list.ts";
import { findReferral, listSteps } from "../referral-reads.ts";
import {
  answeredForm,
  checkedForm,
  closeForm,
  closeReferral,
  recordAnswer,
  recordCheck,
  sendReferral,
  sentForm,
} from "../referral-steps.ts";
import { crumbsOf, licensingFormPage, listTitle } from "./frame.tsx";
import { licenceForms, referralParams, shows, views } from "./licence-form.ts";
import { referralCells, ReferralIntro } from "./list-page.tsx";
import { licensingPaths } from "./paths.ts";
import { referralPage } from "./referral-page.tsx";

type Asked = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly today: string;
  readonly params: { readonly licensingReferralId: string };
};

/** One that is in no list is there for who reads subjects, and for no officer. */
async function findRead(asked: Asked): Promise<Referral | undefined> {
  const { tx, actor, today, params } = asked;
  const referral = await findReferral(tx, params.licensingReferralId);
  if (!referral) return undefined;
  return holds(actor, "subject.view") || !isOffBoard(referral, today) ? referral : undefined;
}

const readRoutes: readonly Route[] = [
  ...staffList({
    path: "/licensing",
    api: {
      path: "/api/licensing-referrals",
      summary: "Referrals to licensing authorities, with where they stand",
      description: "No holder, no ground, and nothing about a child.",
    },
    list: referralList,
    access: views,
    audit: "licence.list",
    shows,
    heading: listTitle,
    intro: ({ shown, actor, rooms }) => (
      <>
        {shown.asked.show === "late" && (
          <OverdueTabs rooms={rooms} actor={actor} current={licensingPaths.list("late")} />
        )}
        <ReferralIntro />
      </>
    ),
    cells: ({ shown }) => referralCells(shown.around),
  }),
  route({
    method: "GET",
    path: "/licensing/:licensingReferralId",
    access: views,
    audit: { action: "licence.referral.read" },
    shows,
    input: { params: referralParams },
    handle: async ({ tx, actor, clock, params }) => {
      const today = clock.today();
      const subjectIds = [params.licensingReferralId];
      const referral = await findRead({ tx, actor, today, params });
      if (!referral) return { kind: "notFound", subjectIds };
      const readsSubjects = holds(actor, "subject.view");
      const view = referralPage({
        referral,
        steps: await listSteps(tx, referral.referralId),
        today,
        mayRecord: holds(actor, "licence.record"),
        subjectHref: readsSubjects ? licensingPaths.ofThing(referral.thingId) : undefined,
        offBoard: isOffBoard(referral, today),
      });
      return { kind: "page", view, subjectIds };
    },
  }),
];

const common = {
  params: referralParams,
  reads: "licence.referral.read",
  home: ({ referral }: { readonly referral: Referral }): string =>
    licensingPaths.one(referral.referralId),
} as const;

const onReferral = async (asked: Asked) => {
  const referral = await findRead(asked);
  return referral && { referral };
};

/** The same, where something can still be done on it besides closing it. */
const onBoard = async (asked: Asked) => {
  const on = await onReferral(asked);
  return on && !isOffBoard(on.referral, asked.today) ? on : undefined;
};

const pageOf = ({ holder, licence, referralId }: Referral) => ({
  caption: `${holder}, ${licence}`,
  crumbs: crumbsOf({ holder, referralId }),
});

const sentRoutes = licenceForms({
  ...common,
  path: "/licensing/:licensingReferralId/sent",
  action: "licence.sent",
  done: "Recorded that it was sent. The day for the answer is above.",
  form: sentForm,
  about: async (asked) => {
    const on = await onBoard(asked);
    return on && { ...on, scheme: await licensingSchemeOn(asked.tx, asked.today) };
  },
  isOver: ({ referral }) => referral.state !== "to-send",
  begin: (_about, { blank, clock }) => ({ ...blank, sentOn: datePartsOf(clock.today()) }),
  send: ({ referral, scheme }, sent) =>
    sendReferral(sent.tx, byOn(sent), {
      referral,
      scheme,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  page: ({ referral }, state) =>
    licensingFormPage({
      ...pageOf(referral),
      heading: "Record that it was sent",
      form: sentForm,
      state,
      drawing: { referral },
      version: referral.version,
      action: licensingPaths.sent(referral.referralId),
      button: "Record that it was sent",
    }),
});

const checkedRoutes = licenceForms({
  ...common,
  path: "/licensing/:licensingReferralId/checked",
  action: "licence.checked",
  done: "Search of the national register recorded.",
  form: checkedForm,
  about: onBoard,
  isOver: ({ referral }) => referral.state === "closed",
  begin: (_about, { blank, clock }) => ({ ...blank, checkedOn: datePartsOf(clock.today()) }),
  send: ({ referral }, sent) =>
    recordCheck(sent.tx, byOn(sent), {
      referral,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  page: ({ referral }, state) =>
    licensingFormPage({
      ...pageOf(referral),
      heading: "Record a search of the national register",
      form: checkedForm,
      state,
      drawing: {},
      version: referral.version,
      action: licensingPaths.checked(referral.referralId),
      button: "Record the search",
    }),
});

const answeredRoutes = licenceForms({
  ...common,
  path: "/licensing/:licensingReferralId/answered",
  action: "licence.answered",
  done: "Answer recorded. The colleague who referred it has a notice.",
  form: answeredForm,
  about: onBoard,
  isOver: ({ referral }) => referral.state !== "sent",
  begin: (_about, { blank, clock }) => ({ ...blank, answeredOn: datePartsOf(clock.today()) }),
  send: ({ referral }, sent) =>
    recordAnswer(sent.tx, byOn(sent), {
      referral,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  page: ({ referral }, state) =>
    licensingFormPage({
      ...pageOf(referral),
      heading: "Record the answer",
      form: answeredForm,
      state,
      drawing: {},
      version: referral.version,
      action: licensingPaths.answered(referral.referralId),
      button: "Record the answer",
    }),
});

const closeRoutes = licenceForms({
  ...common,
  path: "/licensing/:licensingReferralId/close",
  action: "licence.closed",
  done: "Referral closed. It stays in the list of closed ones.",
  form: closeForm,
  about: onReferral,
  isOver: ({ referral }) => referral.state === "closed",
  send: ({ referral }, sent) =>
    closeReferral(sent.tx, byOn(sent), {
      referral,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  page: ({ referral }, state) =>
    licensingFormPage({
      ...pageOf(referral),
      heading: "Close the referral",
      form: closeForm,
      state,
      drawing: {},
      version: referral.version,
      action: licensingPaths.close(referral.referralId),
      button: "Close the referral",
    }),
});

export const referralRoutes: readonly Route[] = [
  ...readRoutes,
  ...sentRoutes,
  ...checkedRoutes,
  ...answeredRoutes,
  ...closeRoutes,
];
