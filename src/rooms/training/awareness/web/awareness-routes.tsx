import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { smallest } from "../../../../kernel/small-numbers.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { FacetTabs, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import { keptBodies } from "../../bodies.ts";
import { trainingPaths } from "../../web/paths.ts";
import { byOn, keeps, open, shows, trainingForm } from "../../web/training-form.ts";
import { Links, LinkTo, trainingFormPage, trainingPage } from "../../web/training-frame.tsx";
import { campaignForm, countForm } from "../awareness-forms.ts";
import { campaignSchemeOn } from "../campaigns-kind.ts";
import { awarenessList } from "../awareness-list.ts";
import { listCampaigns, percentOf } from "../awareness.ts";
import { addCampaign, stateAwareness } from "../keep-awareness.ts";
import { AwarenessChart } from "./awareness-chart.tsx";

const none = z.object({});
const title = "Who knows who to ring";
const crumb = { text: title, href: trainingPaths.awareness };

const knewWords = (knew: number | null, asked: number): string =>
  knew === null ? "Too few to show" : `${knew} (${percentOf(knew, asked) ?? 0}%)`;

function awarenessPage(shown: ShownBy<typeof awarenessList>): View {
  const { mayKeep, mayState } = shown.around;
  const lines = shown.tables.awareness?.groups.flatMap(({ rows }) => rows) ?? [];
  return trainingPage({
    heading: title,
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          {`People of each agency and school were asked who they would ring, before a campaign and after it. Nobody who answered is held. Nothing is counted of fewer than ${smallest} people. Where fewer than ${smallest} knew, or did not know, the number is not shown and is in no sum, except to those who keep training there.`}
        </p>
        <Links>
          {mayState && <LinkTo href={trainingPaths.newCount} text="State what was counted" />}
          {mayKeep && <LinkTo href={trainingPaths.newCampaign} text="Add a campaign" />}
        </Links>
        <FacetTabs label={title} facets={shown.facets.modes} />
        <AwarenessChart lines={lines} />
        <ListTables
          shown={shown}
          cells={{
            campaign: ({ campaign }) => campaign,
            body: ({ body }) => body,
            last: ({ lastOn }) => formatDate(lastOn),
            asked: ({ asked }) => String(asked),
            before: ({ before, asked }) => knewWords(before, asked),
            after: ({ after, asked }) => knewWords(after, asked),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/awareness",
    access: open,
    audit: { action: "awareness.list" },
    shows,
    input: { query: awarenessList.query },
    handle: async (given) => {
      const shown = await awarenessList.show(given, { path: trainingPaths.awareness });
      return { kind: "page", view: awarenessPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/awareness",
    access: open,
    audit: { action: "awareness.list" },
    shows,
    input: { query: awarenessList.apiQuery },
    answers: awarenessList.answers({
      summary: "Who knows who to ring, before and after a campaign, by agency and school",
      description: "Counts only: nobody is named, and small numbers are null.",
    }),
    handle: (given) => awarenessList.json(given),
  }),
];

const campaignRoutes = trainingForm({
  path: "/training/awareness/campaigns/new",
  params: none,
  access: keeps,
  reads: "awareness.list",
  action: "awareness.campaign.add",
  done: "Campaign added. Next: agencies and schools state what they counted.",
  form: campaignForm,
  about: async ({ tx, today }) => ({ scheme: await campaignSchemeOn(tx, today) }),
  begin: (_about, { blank, clock }) => ({ ...blank, fromOn: datePartsOf(clock.today()) }),
  send: (_about, sent) => addCampaign(sent.tx, byOn(sent), sent.typed),
  home: () => trainingPaths.awareness,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "Add a campaign",
      crumbs: [crumb],
      form: campaignForm,
      state,
      drawing,
      action: trainingPaths.newCampaign,
      button: "Add the campaign",
    }),
});

const countRoutes = trainingForm({
  path: "/training/awareness/counts/new",
  params: none,
  access: open,
  reads: "awareness.list",
  action: "awareness.count.state",
  done: "Saved. It counts from now on.",
  form: countForm,
  about: async ({ tx, actor }) => {
    const bodies = await keptBodies(tx, actor);
    return bodies.length === 0 ? undefined : { bodies, campaigns: await listCampaigns(tx) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, askedOn: datePartsOf(clock.today()) }),
  send: (_about, sent) => stateAwareness(sent.tx, byOn(sent), sent.typed),
  home: () => trainingPaths.awareness,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "State what was counted",
      crumbs: [crumb],
      intro: "Ask the same question before and after. Numbers alone: nobody is named.",
      form: countForm,
      state,
      drawing,
      action: trainingPaths.newCount,
      button: "Save the numbers",
    }),
});

export const awarenessRoutes: readonly Route[] = [...listRoutes, ...campaignRoutes, ...countRoutes];
