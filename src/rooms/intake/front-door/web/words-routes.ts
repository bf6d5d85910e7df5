import { z } from "zod";
import { blankOf, type AnyForm } from "../../../../kernel/forms/index.ts";
import { field } from "../../../../platform/http/field.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { dueByClock } from "../../../directory/index.ts";
import { byOn, staffForm } from "../../../work/index.ts";
import { changeWords, sectionForm, sectionTyped } from "../words/change-words.ts";
import { findSection } from "../words/sections.ts";
import { findLatestForm, findWords } from "../words/words-reads.ts";
import {
  beginForm,
  beginWords,
  discardWords,
  putForm,
  putInForce,
  saveWords,
  type Compared,
} from "../words/write-words.ts";
import { paths } from "./paths.ts";
import { previewPage } from "./preview-page.tsx";
import { areasOn } from "./queue-routes.ts";
import { sectionPage, wordsPage, type AtSection } from "./words-pages.tsx";
import { putPage } from "./words-put-page.tsx";

const access = { permission: "words.edit" } as const;
const shows = { nobody: "words of the public pages" } as const;
const read = { action: "public-form.words.read" } as const;
/** What every form of the words has. */
const ofWords = { access, shows, reads: read.action } as const;

const overviewRoutes = staffForm({
  path: "/admin/configuration/public-form/words",
  params: z.object({}),
  ...ofWords,
  action: "public-form.words.begin",
  done: "You started a draft of the public form’s words. The public sees no change yet.",
  form: beginForm,
  about: async ({ tx, actor }) => ({
    words: await findWords(tx),
    latest: await findLatestForm(tx),
    me: actor.id,
  }),
  send: async ({ words, latest }, sent) =>
    words ? { kind: "accepted" } : beginWords(sent.tx, byOn(sent), { latest, typed: sent.typed }),
  home: () => paths.words,
  page: wordsPage,
});

const shownRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration/public-form/words/preview",
    access,
    audit: read,
    shows,
    input: {},
    handle: async ({ tx, clock }) => {
      const words = await findWords(tx);
      if (!words) return { kind: "notFound" };
      const areas = await areasOn(tx, clock.today());
      const by = await dueByClock(tx, "mash-decision", clock.now());
      const view = previewPage({ form: words.form, from: undefined, areas, by });
      return { kind: "page", view };
    },
  }),
  route({
    method: "POST",
    path: "/admin/configuration/public-form/words/discard",
    access,
    audit: { action: "public-form.words.discard" },
    shows,
    input: { form: z.object({ version: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form }) => {
      const words = await findWords(tx);
      if (!words) return { kind: "notFound" };
      const acting = { actor, at: clock.now() };
      if (await discardWords(tx, acting, { words, version: form.version }))
        return redirectDone(paths.words, "The draft was discarded. The public form is unchanged.");
      const latest = await findLatestForm(tx);
      const state = { csrfToken, typed: blankOf(beginForm), isStale: true };
      const view = wordsPage({ words, latest, me: actor.id }, state);
      return { kind: "stale", view };
    },
  }),
];

async function comparedIn(tx: Tx): Promise<Compared | undefined> {
  const words = await findWords(tx);
  return words && { words, latest: await findLatestForm(tx) };
}

/** Before the words of a section: the address of one stands beside them. */
const putRoutes = staffForm({
  path: "/admin/configuration/public-form/words/put",
  params: z.object({}),
  ...ofWords,
  action: "public-form.words.put",
  done: "The new words were put to a second person, who must agree before the public sees them.",
  form: putForm,
  about: ({ tx }) => comparedIn(tx),
  isRefused: ({ words }, actor) => words.writers.some(({ staffId }) => staffId === actor.id),
  send: (compared, sent) => putInForce(sent.tx, byOn(sent), { ...compared, typed: sent.typed }),
  home: () => "/admin/configuration/public-form",
  page: putPage,
});

const sectionRoutes = staffForm({
  path: "/admin/configuration/public-form/words/:wordsPart",
  params: z.object({ wordsPart: text().max(20) }),
  ...ofWords,
  action: "public-form.words.change",
  done: "Part saved. The public sees no change until the draft is agreed.",
  // A section asks what its page says.
  form: ({ section, words }: AtSection): AnyForm => sectionForm(section, words.form),
  about: async ({ tx, params: { wordsPart } }): Promise<AtSection | undefined> => {
    const section = findSection(wordsPart);
    const words = section && (await findWords(tx));
    return words && { section, words };
  },
  begin: ({ section, words }, { blank }) => Object.assign(blank, sectionTyped(section, words.form)),
  send: async ({ section, words }, { typed, ...sent }) => {
    const changed = changeWords(section, words.form, typed);
    if (!changed.ok) return { kind: "invalid", errors: changed.errors };
    const saving = { wordsId: words.wordsId, version: typed.version, form: changed.form };
    return { kind: (await saveWords(sent.tx, byOn(sent), saving)) ? "accepted" : "stale" };
  },
  home: () => paths.words,
  page: sectionPage,
});

/** Words of the form, written in the app by one person and put in force by another. */
export const wordsRoutes: readonly Route[] = [
  ...overviewRoutes,
  ...shownRoutes,
  ...putRoutes,
  ...sectionRoutes,
];
