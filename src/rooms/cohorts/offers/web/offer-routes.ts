import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { anId } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { byOn, firstOf, staffForm } from "../../../work/index.ts";
import { findCohort } from "../../cohort-reads.ts";
import { cohortFormPage } from "../../web/cohort-forms.tsx";
import { cohortPaths } from "../../web/paths.ts";
import { cohortOffers } from "../offer-sources.ts";
import { countOffer, listOffers, offerToCohort } from "../keep-offers.ts";
import { countForm, offerForm } from "../offer-forms.ts";

const params = z.object({ cohortId: anId });
const manages = { permission: "cohort.manage" } as const;
const shows = { nobody: "what a cohort was offered, in numbers and without a child" } as const;

const offerRoutes = staffForm({
  path: "/cohorts/:cohortId/offers",
  params,
  access: manages,
  reads: "cohort.read",
  action: "cohort.offer",
  shows,
  subjectIds: firstOf,
  done: "Recorded. Next: say what came of it, in numbers.",
  form: offerForm,
  about: async ({ tx, today, rooms, params: { cohortId } }) => {
    const cohort = await findCohort(tx, cohortId);
    return cohort && { cohort, offerable: await cohortOffers.oneIn(rooms)(tx, today) };
  },
  isOver: ({ cohort }) => cohort.closedOn !== null,
  begin: (_about, { blank, clock }) => ({ ...blank, sinceOn: datePartsOf(clock.today()) }),
  send: (about, sent) => offerToCohort(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ cohort }) => cohortPaths.cohort(cohort.cohortId),
  page: ({ cohort, offerable }, state) =>
    cohortFormPage({
      title: "Record what it was offered",
      lead: `${cohort.name}. A programme or a service, and to how many: not which children.`,
      current: cohortPaths.cohort(cohort.cohortId),
      form: offerForm,
      state,
      drawing: { offerable },
      action: cohortPaths.offer(cohort.cohortId),
      button: "Record it",
    }),
});

const countRoutes = staffForm({
  path: "/cohorts/:cohortId/offers/:cohortOfferId",
  params: params.extend({ cohortOfferId: anId }),
  access: manages,
  reads: "cohort.read",
  action: "cohort.offer.count",
  shows,
  subjectIds: firstOf,
  done: "Recorded what came of it.",
  form: countForm,
  about: async ({ tx, params: { cohortId, cohortOfferId } }) => {
    const offers = await listOffers(tx, cohortId);
    return offers.find(({ offerId }) => offerId === cohortOfferId);
  },
  begin: (_about, { blank, clock }) => ({ ...blank, countedOn: datePartsOf(clock.today()) }),
  send: (offer, sent) => countOffer(sent.tx, byOn(sent), { offer, form: sent.typed }),
  home: ({ cohortId }) => cohortPaths.cohort(cohortId),
  page: ({ cohortId, offerId, name }, state) =>
    cohortFormPage({
      title: "Say what came of it",
      lead: `${name}. Small numbers are withheld where they are read.`,
      current: cohortPaths.cohort(cohortId),
      form: countForm,
      state,
      drawing: {},
      action: cohortPaths.countOffer(cohortId, offerId),
      button: "Save the numbers",
    }),
});

export const cohortOfferRoutes: readonly Route[] = [...offerRoutes, ...countRoutes];
