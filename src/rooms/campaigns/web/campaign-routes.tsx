import { datePartsOf } from "../../../kernel/fields.ts";
import { formatDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { ListPages, ListTables } from "../../../ui/lists/index.ts";
import { campaignSchemeOn, Links, LinkTo, listCampaigns } from "../../training/index.ts";
import { staffList } from "../../work/index.ts";
import { campaignList, nameIn, namesIn, reachList } from "../campaign-list.ts";
import { reachForm, stateReach } from "../reach.ts";
import { placeOf } from "../resource-forms.ts";
import { languageName, listResources, resourceKinds } from "../resource.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  byOn,
  campaignParams,
  campaignsForm,
  campaignsFormPage,
  campaignsPage,
  open,
  roomTitle,
  shows,
} from "./frame.tsx";
import { campaignPaths } from "./paths.ts";

const findCampaign = async (tx: Tx, id: string) =>
  (await listCampaigns(tx)).find(({ campaignId }) => campaignId === id);

const listRoutes = staffList({
  path: "/campaigns",
  list: campaignList,
  access: open,
  audit: "campaign.list",
  shows,
  heading: roomTitle,
  intro: ({ actor }) => (
    <>
      <Links>
        <LinkTo href={campaignPaths.businesses} text="Businesses to visit, and the register" />
        <LinkTo href={campaignPaths.resources} text="Leaflets, films and lesson packs" />
        <LinkTo href="/training/practices" text="Practice taken over from other work" />
        {holds(actor, "training.manage") && (
          <LinkTo href="/training/awareness/campaigns/new" text="Add a campaign" />
        )}
        <LinkTo href="/training/awareness" text="Who knows who to ring, by campaign" />
      </Links>
      <p class="govuk-body">
        Reach is counted in numbers. Nobody who saw or heard a campaign is held or followed.
      </p>
    </>
  ),
  cells: ({ shown: { around } }) => ({
    name: ({ campaignId, name }) => (
      <a class="govuk-link" href={campaignPaths.campaign(campaignId)}>
        {name}
      </a>
    ),
    audiences: ({ audiences }) => namesIn(around.scheme.audiences, audiences),
    from: ({ fromOn }) => formatDate(fromOn),
    until: ({ untilOn }) => (untilOn === null ? "No end" : formatDate(untilOn)),
    reached: ({ reached }) => reached.toLocaleString("en-GB"),
  }),
});

const readRoute = route({
  method: "GET",
  path: "/campaigns/:campaignId",
  access: open,
  audit: { action: "campaign.read" },
  shows,
  input: { params: campaignParams, query: reachList.query },
  handle: async ({ params: { campaignId }, ...given }) => {
    const subjectIds = [campaignId];
    const campaign = await findCampaign(given.tx, campaignId);
    if (!campaign) return { kind: "notFound", subjectIds };
    const path = campaignPaths.campaign(campaignId);
    const shown = await reachList.show(given, { path, of: campaignId });
    const { scheme } = shown.around;
    const materials = (await listResources(given.tx)).filter(
      (one) => one.campaignId === campaignId,
    );
    const view = campaignsPage({
      heading: campaign.name,
      children: (
        <>
          <SummaryList
            rows={[
              fact("What it says, and who it is for", campaign.about),
              fact("Audiences", namesIn(scheme.audiences, campaign.audiences)),
              fact("From", formatDate(campaign.fromOn)),
              fact("Until", campaign.untilOn === null ? "No end" : formatDate(campaign.untilOn)),
            ]}
          />
          <h2 class="govuk-heading-m">Materials</h2>
          {materials.length === 0 && <p class="govuk-body">None is recorded.</p>}
          <ul class="govuk-list govuk-list--bullet">
            {materials.map((one) => (
              <li>
                <a class="govuk-link" href={placeOf(given.actor, one)} rel="noreferrer noopener">
                  {one.title}
                </a>
                {`: ${resourceKinds[one.kind]}, ${languageName(one.language)}, edition ${one.edition}`}
              </li>
            ))}
          </ul>
          {holds(given.actor, "training.manage") && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={campaignPaths.reach(campaignId)}>
                State how many it reached
              </a>
            </p>
          )}
          <ListTables
            shown={shown}
            cells={{
              on: ({ countedOn }) => formatDate(countedOn),
              way: ({ way }) => nameIn(scheme.ways, way),
              audience: ({ audience }) => nameIn(scheme.audiences, audience),
              reached: ({ reached }) => reached.toLocaleString("en-GB"),
            }}
          />
          <ListPages shown={shown} />
        </>
      ),
    });
    return { kind: "page", view, subjectIds };
  },
});

const reachRoutes = campaignsForm({
  path: "/campaigns/:campaignId/reach",
  params: campaignParams,
  reads: "campaign.read",
  action: "campaign.reach.state",
  done: "Saved. It counts from now on.",
  form: reachForm,
  about: async ({ tx, today, params: { campaignId } }) => {
    const campaign = await findCampaign(tx, campaignId);
    return campaign && { campaign, scheme: await campaignSchemeOn(tx, today) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, countedOn: datePartsOf(clock.today()) }),
  send: ({ campaign }, sent) => stateReach(sent.tx, byOn(sent), { campaign, form: sent.typed }),
  home: ({ campaign }) => campaignPaths.campaign(campaign.campaignId),
  page: ({ campaign, scheme }, state) =>
    campaignsFormPage({
      heading: "State how many it reached",
      crumbs: [{ text: campaign.name, href: campaignPaths.campaign(campaign.campaignId) }],
      form: reachForm,
      state,
      drawing: { scheme },
      action: campaignPaths.reach(campaign.campaignId),
      button: "Save the number",
    }),
});

export const campaignRoutes: readonly Route[] = [...listRoutes, readRoute, ...reachRoutes];
