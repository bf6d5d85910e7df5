import { z } from "zod";
import { sayDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { keptForm } from "../../../work/index.ts";
import { formAnswer } from "../../web/form-answer.ts";
import { actingIn, mashParams, mashRoute } from "../../web/mash-route.ts";
import { paths } from "../../web/paths.ts";
import { decideSharing } from "../decide-sharing.ts";
import { sharingBasesOn } from "../sharing-bases.ts";
import { sharingPage } from "./sharing-page.tsx";

const path = "/mash/:concernId/sharing";

const sharingForm = z.object({
  shared: field(),
  what: field(),
  withWhom: field(),
  basis: field(),
  opinion: field(),
  request: field(),
  requestContext: field(),
  reply: field(),
  replyContext: field(),
  condition: field(),
  reason: field(),
  detriment: field(),
});
const blank = sharingForm.parse({});
const kept = keptForm("mash-sharing", sharingForm);

const draftOf = (concernId: string, savedAt?: string) =>
  kept.draft(concernId, { returnTo: paths.concern(concernId), savedAt });

export const sharingRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path,
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { concernId } = facts.episode;
      const { typed = blank, savedAt } = await kept.find(tx, concernId);
      const bases = await sharingBasesOn(tx, facts.today);
      const draft = draftOf(concernId, savedAt);
      return { kind: "page", view: sharingPage({ facts, csrfToken, bases, typed, draft }) };
    },
  }),
  mashRoute({
    method: "POST",
    path,
    audit: { action: "mash.sharing" },
    input: { params: mashParams, form: sharingForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { episode, today } = facts;
      const { concernId } = episode;
      const bases = await sharingBasesOn(tx, today);
      const change = await decideSharing(tx, actingIn(facts), { episode, form: typed, bases });
      const page = { facts, csrfToken, bases, typed, draft: draftOf(concernId) };
      return sayDone(
        "Sharing decision saved.",
        formAnswer(change, {
          to: `${paths.concern(concernId)}#sharing`,
          end: () => kept.end(tx, concernId),
          again: (state) => sharingPage({ ...page, ...state }),
        }),
      );
    },
  }),
];
