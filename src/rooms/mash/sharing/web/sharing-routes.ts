import type { Route } from "../../../../platform/http/route.ts";
import { mashForm } from "../../web/mash-form.ts";
import { actingIn } from "../../web/mash-route.ts";
import { paths } from "../../web/paths.ts";
import { decideSharing } from "../decide-sharing.ts";
import { sharingBasesOn } from "../sharing-bases.ts";
import { sharingForm } from "../sharing-form.ts";
import { sharingPage } from "./sharing-page.tsx";

export const sharingRoutes: readonly Route[] = mashForm({
  path: "/mash/:concernId/sharing",
  action: "mash.sharing",
  done: "Sharing decision saved.",
  form: sharingForm,
  draft: "mash-sharing",
  send: async (facts, { tx, typed }) => {
    const { episode, today } = facts;
    const bases = await sharingBasesOn(tx, today);
    const change = await decideSharing(tx, actingIn(facts), { episode, form: typed, bases });
    return { ...change, to: `${paths.concern(episode.concernId)}#sharing` };
  },
  page: async (facts, state, tx) =>
    sharingPage(facts, state, await sharingBasesOn(tx, facts.today)),
});
