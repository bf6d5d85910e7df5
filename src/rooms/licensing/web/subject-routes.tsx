import { datePartsOf } from "../../../kernel/fields.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import {
  findThing,
  noMeasureWords,
  whyNoMeasure,
  type Thing,
} from "../../people-and-places/index.ts";
import { byOn } from "../../work/index.ts";
import { checkNamesOf } from "../check-names.ts";
import {
  canHoldLicence,
  endLicence,
  endLicenceForm,
  licenceForm,
  recordLicence,
} from "../keep-licence.ts";
import { authorityText } from "../licence.ts";
import { findLicence, listLicencesOf } from "../licence-reads.ts";
import { licensingSchemeOn } from "../licensing-scheme.ts";
import { referForm, referLicence } from "../refer.ts";
import { listReferralsOn } from "../referral-reads.ts";
import { crumbsOfThing, licensingFormPage } from "./frame.tsx";
import { licenceForms, licenceParams, shows, thingParams } from "./licence-form.ts";
import { licensingPaths } from "./paths.ts";
import { licencesPage } from "./subject-page.tsx";

/** A subject that can hold a licence, under its own record. */
async function findHolder(tx: Tx, thingId: string): Promise<Thing | undefined> {
  const thing = await findThing(tx, thingId);
  return thing && canHoldLicence(thing) && thing.intoId === null ? thing : undefined;
}

const ofThingRoute = route({
  method: "GET",
  path: "/subjects/:thingId/licences",
  access: { permission: "subject.view" },
  audit: { action: "licence.of-subject.read" },
  shows,
  input: { params: thingParams },
  handle: async ({ tx, actor, clock, params: { thingId } }) => {
    const thing = await findHolder(tx, thingId);
    const subjectIds = [thingId];
    if (!thing) return { kind: "notFound", subjectIds };
    const today = clock.today();
    const because = await whyNoMeasure(tx, { thing, today });
    const view = licencesPage({
      thing,
      today,
      licences: await listLicencesOf(tx, thingId),
      referrals: await listReferralsOn(tx, thingId),
      mayRecord: holds(actor, "licence.record"),
      because: because && noMeasureWords[because],
    });
    return { kind: "page", view, subjectIds };
  },
});

const home = ({ thing }: { readonly thing: Thing }): string =>
  licensingPaths.ofThing(thing.thingId);

const recordRoutes = licenceForms({
  path: "/subjects/:thingId/licences/new",
  params: thingParams,
  reads: "licence.new",
  action: "licence.recorded",
  done: "Licence recorded. Refer it from this page, if the authority should know something.",
  form: licenceForm,
  about: async ({ tx, today, params }) => {
    const thing = await findHolder(tx, params.thingId);
    return thing && { thing, scheme: await licensingSchemeOn(tx, today) };
  },
  send: ({ thing, scheme }, sent) =>
    recordLicence(sent.tx, byOn(sent), {
      thing,
      scheme,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  home,
  page: ({ thing, scheme }, state) =>
    licensingFormPage({
      heading: "Record a licence",
      caption: thing.label,
      crumbs: crumbsOfThing(thing),
      form: licenceForm,
      state,
      drawing: { scheme },
      action: licensingPaths.record(thing.thingId),
      button: "Record the licence",
    }),
});

type Asked = {
  readonly tx: Tx;
  readonly params: { readonly thingId: string; readonly licenceId: string };
};

async function findHeld({ tx, params }: Asked) {
  const thing = await findHolder(tx, params.thingId);
  const licence = thing && (await findLicence(tx, params));
  return thing && licence && { thing, licence };
}

const endRoutes = licenceForms({
  path: "/subjects/:thingId/licences/:licenceId/end",
  params: licenceParams,
  reads: "licence.end.read",
  action: "licence.ended",
  done: "Saved. The licence and what was referred of it stay here.",
  form: endLicenceForm,
  about: findHeld,
  isOver: ({ licence }) => licence.endedOn !== null,
  send: ({ licence }, sent) =>
    endLicence(sent.tx, byOn(sent), {
      licence,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    }),
  home,
  page: ({ thing, licence }, state) =>
    licensingFormPage({
      heading: "A licence that is not held any more",
      caption: licence.holder,
      crumbs: crumbsOfThing(thing),
      form: endLicenceForm,
      state,
      drawing: {},
      version: licence.version,
      action: licensingPaths.end(thing.thingId, licence.licenceId),
      button: "Save",
    }),
});

const closedWords = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` ${names.join(" and ")} is named in it and cannot read it.`;
const referredWords = "Referred. The licensing officer has a notice and sends it on.";

const referRoutes = licenceForms({
  path: "/subjects/:thingId/licences/:licenceId/refer",
  params: licenceParams,
  reads: "licence.refer.read",
  action: "licence.refer",
  done: referredWords,
  form: referForm,
  about: async (asked) => {
    const held = await findHeld(asked);
    return held && { ...held, scheme: await licensingSchemeOn(asked.tx, asked.today) };
  },
  isOver: ({ licence }) => licence.endedOn !== null,
  begin: (_about, { blank, clock }) => ({ ...blank, knownOn: datePartsOf(clock.today()) }),
  send: async ({ thing, licence, scheme }, sent) => {
    const change = await referLicence(sent.tx, byOn(sent), {
      thing,
      licence,
      scheme,
      form: sent.typed,
      checkNames: checkNamesOf(sent),
    });
    const { referralId, closedTo = [] } = change;
    if (change.kind !== "accepted" || referralId === undefined) return change;
    return {
      kind: "accepted",
      to: licensingPaths.one(referralId),
      subjectIds: [referralId],
      done: `${referredWords}${closedWords(closedTo)}`,
    };
  },
  home,
  page: ({ thing, licence }, state) =>
    licensingFormPage({
      heading: "Refer it to the licensing authority",
      caption: `${licence.holder}, ${licence.name}`,
      crumbs: crumbsOfThing(thing),
      intro: (
        <InsetText>
          {`It goes to ${authorityText(licence)}. Write nothing by which a child could be recognised: not a name, not a school, not a number of children.`}
        </InsetText>
      ),
      form: referForm,
      state,
      drawing: {},
      action: licensingPaths.refer(thing.thingId, licence.licenceId),
      button: "Refer it",
    }),
});

/** Licences of a subject: recorded before they are referred. */
export const subjectLicenceRoutes: readonly Route[] = [
  ofThingRoute,
  ...recordRoutes,
  ...referRoutes,
  ...endRoutes,
];
