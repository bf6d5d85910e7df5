import { datePartsOf } from "../../../../kernel/fields.ts";
import { addDays } from "../../../../kernel/dates.ts";
import type { CommandContext } from "../../../../platform/rooms/command.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  childForm,
  childParams,
  childRoute,
  stepsOf,
  type CameBack,
  type ChildFacts,
  type DeclaredStep,
} from "../../../child-record/index.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { FormAsking } from "../../../work/index.ts";
import { mayRecord } from "../../web/about.ts";
import { answerForm, askForm, chargeForm, closeForm, lookForm } from "../charge-form.ts";
import { chargeList, childChargeList } from "../charge-list.ts";
import { findCharge, listChargeSteps } from "../charge-reads.ts";
import {
  closeCharge,
  recordAnswered,
  recordAsked,
  recordCharge,
  recordLooked,
} from "../keep-charge.ts";
import {
  chargePage,
  chargesPage,
  childChargesPage,
  recordPage,
  type OfCharge,
  type OnPage,
} from "./charge-pages.tsx";
import { chargePaths } from "./paths.ts";

const views = { permission: "child.view" } as const;
const chargeParams = childParams.extend({ childChargeId: anId });

const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const addressOf = ({ facts, charge }: OfCharge): string =>
  chargePaths.one(facts.person.personId, charge.chargeId);

type Asked = { readonly personId: string; readonly childChargeId: string };

async function readCharge(facts: ChildFacts, tx: Tx, asked: Asked): Promise<OfCharge | undefined> {
  const charge = await findCharge(tx, asked);
  return charge && { facts, charge, taken: await listChargeSteps(tx, charge.chargeId) };
}

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

const viewOf = (about: OfCharge, { csrfToken, cameBack }: Shown): View =>
  chargePage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.charge.version,
  });

const step = stepsOf<typeof chargeParams, OfCharge, OnPage>({
  path: "/children/:personId/charges/:childChargeId",
  params: chargeParams,
  permission: "investigation.record",
  action: "charge",
  about: readCharge,
  home: addressOf,
  page: (about, cameBack) =>
    Promise.resolve(viewOf(about, { csrfToken: cameBack.state.csrfToken, cameBack })),
});

const may = ({ facts }: OfCharge): boolean => mayRecord(facts);

const steps: readonly DeclaredStep<OfCharge, OnPage>[] = [
  step({
    name: "asked",
    done: "Recorded who was asked. Their answer is due by the day above.",
    form: askForm,
    may,
    drawing: () => ({}),
    heading: "Record who was asked to review it",
    button: "Record who was asked",
    send: ({ charge }, sent) => recordAsked(sent.tx, byOn(sent), { charge, form: sent.typed }),
  }),
  step({
    name: "answered",
    done: "Recorded what came of it.",
    form: answerForm,
    may,
    drawing: () => ({}),
    heading: "Record what came of it",
    button: "Record what came of it",
    send: ({ charge }, sent) => recordAnswered(sent.tx, byOn(sent), { charge, form: sent.typed }),
  }),
  step({
    name: "looked-at",
    done: "Recorded. It is looked at again by the day above.",
    form: lookForm,
    may,
    drawing: () => ({}),
    heading: "Look at it again",
    button: "Record that it was looked at",
    isSecondary: true,
    send: ({ charge }, sent) => recordLooked(sent.tx, byOn(sent), { charge, form: sent.typed }),
  }),
  step({
    name: "closed",
    done: "Closed. The entry is kept.",
    form: closeForm,
    may,
    drawing: () => ({}),
    heading: "Close it",
    button: "Close it",
    isSecondary: true,
    send: ({ charge }, sent) => closeCharge(sent.tx, byOn(sent), { charge, form: sent.typed }),
  }),
];

const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/charges",
    access: views,
    audit: { action: "child.charges.read" },
    input: { params: childParams },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const shown = await childChargeList.show(given, { path: chargePaths.ofChild(of), of });
      return { kind: "page", view: childChargesPage(facts, shown) };
    },
  }),
  ...childForm({
    path: "/children/:personId/charges/new",
    params: childParams,
    permission: "investigation.record",
    reads: "charge.new",
    action: "charge.record",
    done: "Recorded. It is looked at again by the day below.",
    form: chargeForm,
    about: (facts) => Promise.resolve({ facts }),
    begin: (_about, { blank, clock }) => ({
      ...blank,
      reviewBy: datePartsOf(addDays(clock.today(), 28)),
    }),
    send: async ({ facts: { person } }, sent) => {
      const change = await recordCharge(sent.tx, byOn(sent), { person, form: sent.typed });
      if (change.chargeId === undefined) return change;
      return { ...change, to: chargePaths.one(person.personId, change.chargeId) };
    },
    home: ({ facts }) => chargePaths.ofChild(facts.person.personId),
    page: ({ facts }, state) => recordPage(facts, state),
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/charges/:childChargeId",
    access: views,
    audit: { action: "charge.read" },
    input: { params: chargeParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const about = await readCharge(facts, tx, params);
      if (!about) return { kind: "notFound" };
      return { kind: "page", view: viewOf(about, { csrfToken }) };
    },
  }),
];

/** What children were charged with while exploited, for its review. */
export const chargeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/charges",
    access: views,
    audit: { action: "charge.list" },
    shows: { about: "children" },
    input: { query: chargeList.query },
    handle: async (given) => {
      const shown = await chargeList.show(given, { path: chargePaths.open });
      return { kind: "page", view: chargesPage(shown), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/charges",
    access: views,
    audit: { action: "charge.list" },
    shows: { about: "children" },
    input: { query: chargeList.apiQuery },
    answers: chargeList.answers({
      summary: "Charges and cautions of children you can see that are to be reviewed",
      description:
        "For their review: no offence, not whether it was a charge or a conviction, and nothing that was typed.",
    }),
    handle: (given) => chargeList.json(given),
  }),
  ...childRoutes,
  ...steps.map(({ route: one }) => one),
];
