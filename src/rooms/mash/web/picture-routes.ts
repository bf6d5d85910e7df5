import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { pictureForm } from "../../child-record/index.ts";
import { mayReview, reviewPicture } from "../review-picture.ts";
import { mashFormAbout } from "./mash-form.ts";
import { actingIn, mashParams } from "./mash-route.ts";
import { paths } from "./paths.ts";
import { picturePage } from "./picture-page.tsx";

export const pictureRoutes: readonly Route[] = mashFormAbout({
  path: "/mash/:concernId/pictures/:entryId",
  params: mashParams.extend({ entryId: anId }),
  reads: "mash.picture.look",
  action: "mash.picture.review",
  done: "The picture was reviewed.",
  form: pictureForm,
  // One that waits for this reviewer.
  about: (facts, { entryId }) => {
    const entry = facts.entries.find((one) => one.entryId === entryId);
    return entry && mayReview(entry, facts.actor) ? { facts, entry } : undefined;
  },
  send: async ({ facts, entry }, { tx, typed }) => {
    const change = await reviewPicture(tx, actingIn(facts), { entry, form: typed });
    return change.kind === "notFound" ? { kind: "answered", outcome: change } : change;
  },
  home: ({ facts }) => paths.concern(facts.episode.concernId),
  page: picturePage,
});
