import { formatDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { DueOn, fact } from "../../../ui/layout/index.ts";
import { ListPages, ListTables } from "../../../ui/lists/index.ts";
import { QrCode } from "../../training/index.ts";
import { staffListWithForm } from "../../work/index.ts";
import { businessList, contactList } from "../business-list.ts";
import { findBusiness } from "../business-reads.ts";
import { contactKinds } from "../business.ts";
import {
  addBusiness,
  businessForm,
  contactForm,
  endBusiness,
  endForm,
  licenceClassesOn,
  recordContact,
} from "../business-forms.ts";
import { nameIn } from "../campaign-list.ts";
import {
  businessParams,
  byOn,
  campaignsForm,
  campaignsFormPage,
  campaignsPage,
  crumbs,
  keeps,
  open,
  shows,
} from "./frame.tsx";
import { campaignPaths } from "./paths.ts";

const title = "Businesses";
const crumb = { text: title, href: campaignPaths.businesses };

/** Said on the list and on each visit. */
const Rule = () => (
  <InsetText text="When a visit is due follows the class of licence and the last visit, and nothing that is known or suspected. There are no test purchases: they use children." />
);

const authorityWords = (one: { readonly authority: string; readonly isElsewhere: boolean }) =>
  one.isElsewhere ? `${one.authority} (out of area)` : one.authority;

const listRoutes = staffListWithForm(
  {
    path: "/businesses",
    api: {
      path: "/api/businesses",
      summary: "Businesses of the register, in the order in which they are visited",
      description: "By the class of licence and the last visit alone.",
    },
    list: businessList,
    access: open,
    audit: "business.list",
    shows,
    heading: title,
    crumbs,
    intro: () => <Rule />,
    cells: ({ shown: { around } }) => ({
      name: ({ businessId, name, locality }) => (
        <>
          <a class="govuk-link" href={campaignPaths.business(businessId)}>
            {name}
          </a>
          <span class="app-line app-secondary">{locality}</span>
        </>
      ),
      class: ({ licenceClass }) => nameIn(around.classes, licenceClass),
      authority: authorityWords,
      visited: ({ visitedOn }) => (visitedOn === null ? "Never" : formatDate(visitedOn)),
      next: ({ nextOn }) => <DueOn on={nextOn} isOverdue={nextOn < around.today} />,
      trained: ({ trained }) => String(trained),
      pledge: ({ pledgedOn }) => (pledgedOn === null ? "None" : formatDate(pledgedOn)),
    }),
  },
  {
    ...keeps,
    action: "business.add",
    heading: "Add a business",
    button: "Add the business",
    done: "Business added. Its first visit is due.",
    form: businessForm,
    about: async ({ tx, today }) => ({ classes: await licenceClassesOn(tx, today) }),
    drawing: (about) => about,
    send: async (_about, sent) => {
      const change = await addBusiness(sent.tx, byOn(sent), sent.typed);
      const id = "businessId" in change && change.businessId;
      return id ? { ...change, to: campaignPaths.business(id), subjectIds: [id] } : change;
    },
  },
);

const readRoute = route({
  method: "GET",
  path: "/businesses/:businessId",
  access: open,
  audit: { action: "business.read" },
  shows,
  input: { params: businessParams, query: contactList.query },
  handle: async ({ params: { businessId }, ...given }) => {
    const subjectIds = [businessId];
    const business = await findBusiness(given.tx, businessId);
    if (!business) return { kind: "notFound", subjectIds };
    const classes = await licenceClassesOn(given.tx, given.clock.today());
    const path = campaignPaths.business(businessId);
    const shown = await contactList.show(given, { path, of: businessId });
    const address = `${given.frame.origin}${campaignPaths.tellAs(business.name)}`;
    const isKept = holds(given.actor, "training.manage") && business.endedOn === null;
    const view = campaignsPage({
      heading: business.name,
      crumbs: [crumb],
      children: (
        <>
          <SummaryList
            rows={[
              fact("Class of licence", nameIn(classes, business.licenceClass)),
              fact("Licensing authority", authorityWords(business)),
              fact("Street or part of the area", business.locality),
              fact(
                "In the register",
                business.endedOn === null ? "Yes" : `Until ${formatDate(business.endedOn)}`,
              ),
              fact("Staff trained", String(business.trained)),
            ]}
          />
          {isKept && (
            <ul class="govuk-list app-screen-only">
              <li>
                <a class="govuk-link" href={campaignPaths.contact(businessId)}>
                  Record a contact, a visit, training or a pledge
                </a>
              </li>
              <li>
                <a class="govuk-link" href={campaignPaths.endBusiness(businessId)}>
                  Take it out of the register
                </a>
              </li>
            </ul>
          )}
          <ListTables
            shown={shown}
            cells={{
              on: ({ happenedOn }) => formatDate(happenedOn),
              kind: ({ kind }) => contactKinds[kind],
              people: ({ people }) => (people === null ? "" : String(people)),
              wording: ({ wording }) => wording ?? "",
              by: ({ recordedBy }) => recordedBy,
            }}
          />
          <ListPages shown={shown} />
          <h2 class="govuk-heading-m">To tell what it saw</h2>
          <p class="govuk-body">
            Leave this code with its staff. It opens the public form as this business; the name can
            be changed or left out. Nothing of what they tell stands here.
          </p>
          <QrCode
            text={address}
            label="QR code with the address of the public form that stands below it"
          />
          <p class="govuk-body app-verbatim">{address}</p>
        </>
      ),
    });
    return { kind: "page", view, subjectIds };
  },
});

const contactRoutes = campaignsForm({
  path: "/businesses/:businessId/contacts",
  params: businessParams,
  reads: "business.read",
  action: "business.contact.record",
  done: "Recorded.",
  form: contactForm,
  about: ({ tx, params: { businessId } }) => findBusiness(tx, businessId),
  isOver: ({ endedOn }) => endedOn !== null,
  begin: (_about, { blank, clock }) => ({ ...blank, happenedOn: datePartsOf(clock.today()) }),
  send: (business, sent) => recordContact(sent.tx, byOn(sent), { business, form: sent.typed }),
  home: ({ businessId }) => campaignPaths.business(businessId),
  page: ({ businessId, name }, state) =>
    campaignsFormPage({
      heading: "Record a contact",
      crumbs: [crumb, { text: name, href: campaignPaths.business(businessId) }],
      intro: <Rule />,
      form: contactForm,
      state,
      drawing: {},
      action: campaignPaths.contact(businessId),
      button: "Record it",
    }),
});

const endRoutes = campaignsForm({
  path: "/businesses/:businessId/end",
  params: businessParams,
  reads: "business.read",
  action: "business.end",
  done: "Taken out of the register. What was recorded stays.",
  form: endForm,
  about: ({ tx, params: { businessId } }) => findBusiness(tx, businessId),
  isOver: ({ endedOn }) => endedOn !== null,
  send: (business, sent) => endBusiness(sent.tx, byOn(sent), { business, form: sent.typed }),
  home: ({ businessId }) => campaignPaths.business(businessId),
  page: ({ businessId, name, version }, state) =>
    campaignsFormPage({
      heading: "Take it out of the register",
      crumbs: [crumb, { text: name, href: campaignPaths.business(businessId) }],
      form: endForm,
      state,
      drawing: {},
      version,
      action: campaignPaths.endBusiness(businessId),
      button: "Take it out",
    }),
});

export const businessRoutes: readonly Route[] = [
  ...listRoutes,
  readRoute,
  ...contactRoutes,
  ...endRoutes,
];
