import { addMonths, formatDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import { campaignSchemeOn, listCampaigns } from "../../training/index.ts";
import { staffListWithForm } from "../../work/index.ts";
import { namesIn, resourceList } from "../campaign-list.ts";
import {
  keepResource,
  mayKeep,
  resourceForm,
  withdrawForm,
  withdrawResource,
} from "../resource-forms.ts";
import { findResource, isToReview, languageName, resourceKinds } from "../resource.ts";
import {
  byOn,
  campaignsForm,
  campaignsFormPage,
  crumbs,
  keeps,
  open,
  resourceParams,
  shows,
} from "./frame.tsx";
import { campaignPaths } from "./paths.ts";

const title = "Leaflets, films and lesson packs";
const crumb = { text: title, href: campaignPaths.resources };

const around = async (tx: Tx, today: string) => ({
  scheme: await campaignSchemeOn(tx, today),
  campaigns: await listCampaigns(tx),
});

const listRoutes = staffListWithForm(
  {
    path: "/resources",
    api: {
      path: "/api/resources",
      summary: "Leaflets, films, lesson packs and sheets, with edition and review",
      description: "Resources for audiences; about no child.",
    },
    list: resourceList,
    access: open,
    audit: "resource.list",
    shows,
    heading: title,
    crumbs,
    cells: ({ actor, shown: { around } }) => ({
      title: (one) => (
        <>
          <a class="govuk-link" href={one.link} rel="noreferrer noopener">
            {one.title}
          </a>
          <span class="app-line app-secondary">{`Edition ${one.edition}`}</span>
          {mayKeep(actor, one) && (
            <a class="govuk-link app-screen-only" href={campaignPaths.resource(one.resourceId)}>
              Review or change
              <span class="govuk-visually-hidden">{`: ${one.title}`}</span>
            </a>
          )}
        </>
      ),
      kind: ({ kind }) => resourceKinds[kind],
      audiences: ({ audiences }) => namesIn(around.scheme.audiences, audiences),
      language: ({ language }) => languageName(language),
      owner: ({ owner }) => owner,
      review: (one) => <DueOn on={one.reviewOn} isOverdue={isToReview(one, around.today)} />,
      public: ({ isPublic }) => (isPublic ? "Yes" : "No"),
    }),
  },
  {
    ...keeps,
    action: "resource.add",
    heading: "Add a resource",
    button: "Add the resource",
    done: "Resource added. Its owner reviews it by the day you set.",
    form: resourceForm,
    about: ({ tx, today }) => around(tx, today),
    drawing: (about) => about,
    begin: (_about, { blank, clock }) => ({
      ...blank,
      language: "en",
      reviewOn: datePartsOf(addMonths(clock.today(), 12)),
    }),
    send: async (_about, sent) => {
      const keeping = { resource: undefined, form: sent.typed };
      const change = await keepResource(sent.tx, byOn(sent), keeping);
      const id = "resourceId" in change && change.resourceId;
      return id ? { ...change, to: campaignPaths.resources, subjectIds: [id] } : change;
    },
  },
);

/** One that stands, for who may keep it. */
async function kept(tx: Tx, actor: StaffActor, resourceId: string) {
  const resource = await findResource(tx, resourceId);
  return resource && mayKeep(actor, resource) ? resource : undefined;
}

const changeRoutes = campaignsForm({
  path: "/resources/:resourceId",
  params: resourceParams,
  access: open,
  reads: "resource.read",
  action: "resource.change",
  done: "Resource saved.",
  form: resourceForm,
  about: async ({ tx, actor, today, params: { resourceId } }) => {
    const resource = await kept(tx, actor, resourceId);
    return resource && { resource, ...(await around(tx, today)) };
  },
  isOver: ({ resource }) => resource.endedOn !== null,
  begin: ({ resource }, { blank }) => ({
    ...blank,
    title: resource.title,
    kind: resource.kind,
    about: resource.about,
    audiences: [...resource.audiences],
    language: resource.language,
    link: resource.link,
    owner: resource.ownerMail,
    reviewOn: datePartsOf(resource.reviewOn),
    campaign: resource.campaignId ?? "",
    isPublic: resource.isPublic ? ("yes" as const) : ("no" as const),
  }),
  send: ({ resource }, sent) => keepResource(sent.tx, byOn(sent), { resource, form: sent.typed }),
  home: () => campaignPaths.resources,
  page: ({ resource, scheme, campaigns }, state) =>
    campaignsFormPage({
      heading: "Review or change a resource",
      crumbs: [crumb],
      intro: (
        <p class="govuk-body">
          {`${resource.title}, edition ${resource.edition}, review by ${formatDate(resource.reviewOn)}. A new address is a new edition. Title, kind, language and campaign stay. `}
          <a class="govuk-link" href={campaignPaths.withdraw(resource.resourceId)}>
            Withdraw it
          </a>
        </p>
      ),
      form: resourceForm,
      state,
      drawing: { scheme, campaigns },
      version: resource.version,
      action: campaignPaths.resource(resource.resourceId),
      button: "Save the resource",
    }),
});

const withdrawRoutes = campaignsForm({
  path: "/resources/:resourceId/withdraw",
  params: resourceParams,
  access: open,
  reads: "resource.read",
  action: "resource.withdraw",
  done: "Withdrawn. It is on no page now.",
  form: withdrawForm,
  about: ({ tx, actor, params: { resourceId } }) => kept(tx, actor, resourceId),
  isOver: ({ endedOn }) => endedOn !== null,
  send: (resource, sent) => withdrawResource(sent.tx, byOn(sent), { resource, form: sent.typed }),
  home: () => campaignPaths.resources,
  page: ({ resourceId, title: named, version }, state) =>
    campaignsFormPage({
      heading: "Withdraw a resource",
      crumbs: [crumb, { text: named, href: campaignPaths.resource(resourceId) }],
      form: withdrawForm,
      state,
      drawing: {},
      version,
      action: campaignPaths.withdraw(resourceId),
      button: "Withdraw it",
    }),
});

export const resourceRoutes: readonly Route[] = [...listRoutes, ...changeRoutes, ...withdrawRoutes];
