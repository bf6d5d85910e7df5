import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { dateInput, dateOf } from "../../../../platform/http/date-fields.ts";
import { dueByClock } from "../../../directory/index.ts";
import { findShippedForm } from "../door.ts";
import { changeWords, sectionTyped } from "../words/change-words.ts";
import { findSection } from "../words/sections.ts";
import { findLatestForm, findWords } from "../words/words-reads.ts";
import { beginWords, discardWords, putInForce, saveWords } from "../words/write-words.ts";
import { paths } from "./paths.ts";
import { previewPage } from "./preview-page.tsx";
import { areasOn } from "./queue-routes.ts";
import { sectionPage, wordsPage } from "./words-pages.tsx";
import { putPage } from "./words-put-page.tsx";

const access = { permission: "words.edit" } as const;
const read = { action: "public-form.words.read" } as const;
const version = { version: field() };
const noBegin = { field: "begin", message: "Select what you begin from" };

const overviewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration/public-form/words",
    access,
    audit: read,
    shows: { nobody: "words of the public pages" },
    input: {},
    handle: async ({ tx, actor, frame: { csrfToken } }) => {
      const [words, latest] = [await findWords(tx), await findLatestForm(tx)];
      const view = wordsPage({ words, latest, me: actor.id, csrfToken });
      return { kind: "page", view };
    },
  }),
  route({
    method: "POST",
    path: "/admin/configuration/public-form/words",
    access,
    audit: { action: "public-form.words.begin" },
    shows: { nobody: "words of the public pages" },
    input: { form: z.object({ begin: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form: { begin } }) => {
      const [words, latest] = [await findWords(tx), await findLatestForm(tx)];
      if (!words && begin !== "last" && begin !== "shipped") {
        const view = wordsPage({ words, latest, me: actor.id, csrfToken, errors: [noBegin] });
        return { kind: "invalid", view };
      }
      const { form } = begin === "shipped" ? findShippedForm() : latest;
      await beginWords(tx, { actor, at: clock.now() }, form);
      return redirectDone(
        paths.words,
        "You started a draft of the public form’s words. The public sees no change yet.",
      );
    },
  }),
  route({
    method: "GET",
    path: "/admin/configuration/public-form/words/preview",
    access,
    audit: read,
    shows: { nobody: "words of the public pages" },
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
    shows: { nobody: "words of the public pages" },
    input: { form: z.object(version) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form }) => {
      const words = await findWords(tx);
      if (!words) return { kind: "notFound" };
      const acting = { actor, at: clock.now() };
      if (await discardWords(tx, acting, { words, version: form.version }))
        return redirectDone(paths.words, "The draft was discarded. The public form is unchanged.");
      const latest = await findLatestForm(tx);
      const view = wordsPage({ words, latest, me: actor.id, csrfToken, isStale: true });
      return { kind: "stale", view };
    },
  }),
];

const putForm = z.object({ ...dateInput("from"), looked: field(), ...version });

/** Before the words of a section: the address of one stands beside them. */
const putRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration/public-form/words/put",
    access,
    audit: read,
    shows: { nobody: "words of the public pages" },
    input: {},
    handle: async ({ tx, actor, frame: { csrfToken } }) => {
      const words = await findWords(tx);
      if (!words) return { kind: "notFound" };
      if (words.writers.some(({ staffId }) => staffId === actor.id)) return { kind: "forbidden" };
      const latest = await findLatestForm(tx);
      return { kind: "page", view: putPage({ words, latest, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/admin/configuration/public-form/words/put",
    access,
    audit: { action: "public-form.words.put" },
    shows: { nobody: "words of the public pages" },
    input: { form: putForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form: typed }): Promise<Outcome> => {
      const words = await findWords(tx);
      if (!words) return { kind: "notFound" };
      const latest = await findLatestForm(tx);
      const form = {
        from: dateOf(typed, "from"),
        isLookedAt: typed.looked === "yes",
        readAt: typed.version,
      };
      const putting = { words, latest, form, today: clock.today() };
      const done = await putInForce(tx, { actor, at: clock.now() }, putting);
      const page = { words, latest, csrfToken, typed };
      switch (done.kind) {
        case "accepted":
          return redirectDone(
            "/admin/configuration/public-form",
            "The new words were put to a second person, who must agree before the public sees them.",
          );
        case "own":
          return { kind: "forbidden" };
        case "invalid":
          return { kind: "invalid", view: putPage({ ...page, errors: done.errors }) };
        case "stale":
          return { kind: "stale", view: putPage({ ...page, isStale: true }) };
      }
    },
  }),
];

const params = z.object({ wordsPart: text().max(20) });
/** A section asks what its page says: the fields are not known beforehand. */
const anyForm = z.record(text().max(100), field());

const sectionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/configuration/public-form/words/:wordsPart",
    access,
    audit: read,
    shows: { nobody: "words of the public pages" },
    input: { params },
    handle: async ({ tx, frame: { csrfToken }, params: { wordsPart } }) => {
      const section = findSection(wordsPart);
      const words = section && (await findWords(tx));
      if (!words) return { kind: "notFound" };
      const typed = sectionTyped(section, words.form);
      return { kind: "page", view: sectionPage({ section, words, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/admin/configuration/public-form/words/:wordsPart",
    access,
    audit: { action: "public-form.words.change" },
    shows: { nobody: "words of the public pages" },
    input: { params, form: anyForm },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { wordsPart },
      form: typed,
    }) => {
      const section = findSection(wordsPart);
      const words = section && (await findWords(tx));
      if (!words) return { kind: "notFound" };
      const page = { section, words, csrfToken, typed };
      const changed = changeWords(section, words.form, typed);
      if (!changed.ok)
        return { kind: "invalid", view: sectionPage({ ...page, errors: changed.errors }) };
      const { wordsId } = words;
      const saving = { wordsId, version: typed["version"] ?? "", form: changed.form };
      if (await saveWords(tx, { actor, at: clock.now() }, saving))
        return redirectDone(
          paths.words,
          "Part saved. The public sees no change until the draft is agreed.",
        );
      const now = { ...typed, version: String(words.version) };
      return { kind: "stale", view: sectionPage({ ...page, typed: now, isStale: true }) };
    },
  }),
];

/** Words of the form, written in the app by one person and put in force by another. */
export const wordsRoutes: readonly Route[] = [...overviewRoutes, ...putRoutes, ...sectionRoutes];
