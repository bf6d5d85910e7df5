import { z } from "zod";
import { blankOf } from "../../../kernel/forms/index.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { shippedFamilyWords } from "../shipped-families.ts";
import { findCarerPage } from "../carer-page.ts";
import { linkCodeForm } from "../../accounts/index.ts";
import { answersForm, questionsFor, readAnswers } from "../public-form.ts";
import { findPublicLink, giveView, mayTry, type PublicLink } from "../public-link.ts";
import { carerPage } from "./carer-page.tsx";
import {
  codePage,
  overPage,
  questionsPage,
  sentPage,
  statusPage,
  tooOftenPage,
  type Plain,
} from "./public-pages.tsx";

const access = {
  public:
    "one answer by a one-time link and its code, or the page for carers; nothing of the record is read",
} as const;
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
    input: { params, form: formInput(linkCodeForm) },
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
      if (link.purpose === "sheet") {
        const sheet = await findCarerPage(tx, { token, code }, at);
        return sheet ? { kind: "page", view: carerPage(sheet), headers } : over;
      }
      if (link.isUsed) return { kind: "page", view: statusPage({ ...plain, link }), headers };
      const questions = questionsFor(plain.words, link.purpose);
      const state = { csrfToken, typed: { ...blankOf(answersForm), code } };
      const view = questionsPage({ ...plain, token, link, questions, state });
      return { kind: "page", view, headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/f/:familyToken/send",
    access,
    actsAs,
    audit: { action: "family.link.send" },
    input: { params, form: formInput(answersForm) },
    handle: async ({
      tx,
      clock,
      caller,
      frame: { csrfToken },
      params,
      form: typed,
      holdPlaces,
    }) => {
      const { familyToken: token } = params;
      const { code, website } = typed;
      const at = clock.now();
      if (!(await mayTry(tx, { token, ip: caller.ip, at }))) return tooOften;
      const link = await findPublicLink(tx, { token, code }, at);
      if (!link?.isOpen || link.purpose === "sheet" || website !== "") return over;
      const plain = plainOf(link);
      // Pressed twice: what was kept is said again, and kept once.
      if (link.isUsed && link.number !== null) {
        return { kind: "page", view: sentPage({ ...plain, number: link.number }), headers };
      }
      const questions = questionsFor(plain.words, link.purpose);
      const read = readAnswers(typed, { words: plain.words, questions });
      if ("errors" in read) {
        const state = { csrfToken, typed, errors: read.errors };
        const view = questionsPage({ ...plain, token, link, questions, state });
        return { kind: "invalid", view, headers };
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
