import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { shippedFamilyWords } from "../shipped-families.ts";
import { questionsFor, readAnswers, type PublicTyped } from "../public-form.ts";
import { findPublicLink, giveView, mayTry, type PublicLink } from "../public-link.ts";
import {
  codePage,
  overPage,
  questionsPage,
  sentPage,
  statusPage,
  tooOftenPage,
  type Plain,
} from "./public-pages.tsx";

const access = { public: "one answer by a one-time link and its code; it reads nothing" } as const;
const actsAs = "families";
const params = z.object({ familyToken: text().max(100) });
const headers = { "x-robots-tag": "noindex, nofollow, noarchive" };

const withoutLink: Plain = { words: shippedFamilyWords, language: "en" };
const plainOf = ({ questions: words, language }: PublicLink): Plain => ({ words, language });

/** One answer for whatever link takes nothing. */
const over: Outcome = { kind: "refused", status: 403, view: overPage(withoutLink), headers };
const tooOften: Outcome = {
  kind: "refused",
  status: 429,
  view: tooOftenPage(withoutLink),
  headers,
};

const blank: PublicTyped = { answers: new Map(), audience: "" };

/** The questions are configuration: each is `q-` and its key. */
const sent = z.object({ code: field(), website: field(), audience: field() }).catchall(field());

const typedOf = ({ audience, ...form }: z.output<typeof sent>): PublicTyped => ({
  audience,
  answers: new Map(
    Object.entries(form).flatMap(([name, text]) =>
      name.startsWith("q-") ? [[name.slice(2), text] as const] : [],
    ),
  ),
});

export const publicFamilyRoutes: readonly Route[] = [
  publicRoute({
    method: "GET",
    path: "/f/:familyToken",
    access,
    actsAs,
    audit: { action: "family.link.open" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { familyToken: token } }) => {
      const link = await findPublicLink(tx, { token, code: "" }, clock.now());
      if (!link) return over;
      const view = codePage({ ...plainOf(link), token, csrfToken, isUsed: link.isUsed });
      return { kind: "page", view, headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/f/:familyToken",
    access,
    actsAs,
    audit: { action: "family.link.code" },
    input: { params, form: z.object({ code: field() }) },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, params, form: { code } }) => {
      const { familyToken: token } = params;
      const at = clock.now();
      if (!(await mayTry(tx, { token, ip: caller.ip, at }))) return tooOften;
      const link = await findPublicLink(tx, { token, code }, at);
      if (!link) return over;
      const plain = plainOf(link);
      if (!link.isOpen) {
        const { isUsed } = link;
        const view = codePage({ ...plain, token, csrfToken, isUsed, error: plain.words.wrongCode });
        return { kind: "invalid", view, headers };
      }
      if (link.isUsed) return { kind: "page", view: statusPage({ ...plain, link }), headers };
      const questions = questionsFor(plain.words, link.purpose);
      const page = { ...plain, token, code, csrfToken, link, questions, typed: blank };
      return { kind: "page", view: questionsPage(page), headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/f/:familyToken/send",
    access,
    actsAs,
    audit: { action: "family.link.send" },
    input: { params, form: sent },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, params, form, holdPlaces }) => {
      const { familyToken: token } = params;
      const { code, website } = form;
      const at = clock.now();
      if (!(await mayTry(tx, { token, ip: caller.ip, at }))) return tooOften;
      const link = await findPublicLink(tx, { token, code }, at);
      if (!link?.isOpen || website !== "") return over;
      const plain = plainOf(link);
      // Pressed twice: what was kept is said again, and kept once.
      if (link.isUsed && link.number !== null) {
        return { kind: "page", view: sentPage({ ...plain, number: link.number }), headers };
      }
      const typed = typedOf(form);
      const questions = questionsFor(plain.words, link.purpose);
      const read = readAnswers(typed, questions, plain.words);
      if ("errors" in read) {
        const { errors } = read;
        const page = { ...plain, token, code, csrfToken, link, questions, typed, errors };
        return { kind: "invalid", view: questionsPage(page), headers };
      }
      const given = await giveView(tx, { token, code, ...read }, at);
      if (!given) return over;
      const { partnershipId, personId, number } = given;
      await holdPlaces({ partnershipId, personId });
      const view = sentPage({ ...plain, number });
      return { kind: "page", view, headers, subjectIds: [personId] };
    },
  }),
];
