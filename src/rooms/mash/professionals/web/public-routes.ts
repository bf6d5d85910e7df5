import { z } from "zod";
import { blankOf } from "../../../../kernel/forms/index.ts";
import { formInput } from "../../../../platform/http/form-input.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { linkCodeForm } from "../../../accounts/index.ts";
import { answerForm, readAnswers } from "../answer-form.ts";
import { findOpenLink, giveAnswer, mayTry } from "../public-link.ts";
import { codePage, overPage, questionsPage, sentPage, tooOftenPage } from "./public-pages.tsx";

const access = { public: "one answer by a one-time link and its code; it reads nothing" } as const;
const actsAs = "professionals";
const params = z.object({ professionalToken: text().max(100) });
const headers = { "x-robots-tag": "noindex, nofollow, noarchive" };

/** One answer for whatever link takes nothing. */
const over: Outcome = { kind: "refused", status: 403, view: overPage, headers };
const tooOften: Outcome = { kind: "refused", status: 429, view: tooOftenPage, headers };

const wrongCode = "That code is not right. Check it and try again.";

export const publicProfessionalRoutes: readonly Route[] = [
  publicRoute({
    method: "GET",
    path: "/p/:professionalToken",
    access,
    actsAs,
    audit: { action: "professional.link.open" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { professionalToken: token } }) => {
      const link = await findOpenLink(tx, { token, code: "" }, clock.now());
      if (!link) return over;
      return { kind: "page", view: codePage({ token, csrfToken, isUsed: link.isUsed }), headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/p/:professionalToken",
    access,
    actsAs,
    audit: { action: "professional.link.code" },
    input: { params, form: formInput(linkCodeForm) },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, params, form: { code } }) => {
      const { professionalToken: token } = params;
      const at = clock.now();
      if (!(await mayTry(tx, { token, ip: caller.ip, at }))) return tooOften;
      const link = await findOpenLink(tx, { token, code }, at);
      if (!link) return over;
      const { isUsed, open } = link;
      if (!open) {
        const view = codePage({ token, csrfToken, isUsed, error: wrongCode });
        return { kind: "invalid", view, headers };
      }
      const state = { csrfToken, typed: { ...blankOf(answerForm), code } };
      const view = isUsed ? sentPage(open.number ?? "") : questionsPage({ token, open, state });
      return { kind: "page", view, headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/p/:professionalToken/send",
    access,
    actsAs,
    audit: { action: "professional.link.send" },
    input: { params, form: formInput(answerForm) },
    handle: async ({
      tx,
      clock,
      caller,
      frame: { csrfToken },
      params,
      form: typed,
      holdPlaces,
    }) => {
      const { professionalToken: token } = params;
      const { code, website } = typed;
      const at = clock.now();
      if (!(await mayTry(tx, { token, ip: caller.ip, at }))) return tooOften;
      const link = await findOpenLink(tx, { token, code }, at);
      if (!link?.open || website !== "") return over;
      const { open } = link;
      // Pressed twice: what was kept is said again, and kept once.
      if (link.isUsed) return { kind: "page", view: sentPage(open.number ?? ""), headers };
      const read = readAnswers(typed, open.basis);
      if ("errors" in read) {
        const state = { csrfToken, typed, errors: read.errors };
        return { kind: "invalid", view: questionsPage({ token, open, state }), headers };
      }
      const given = await giveAnswer(tx, { token, code, ...read }, at);
      if (!given) return over;
      const { partnershipId, personId, concernId, number } = given;
      if (personId !== null) await holdPlaces({ partnershipId, personId });
      return { kind: "page", view: sentPage(number), headers, subjectIds: [concernId] };
    },
  }),
];
