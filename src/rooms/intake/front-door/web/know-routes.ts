import { z } from "zod";
import { anyText } from "../../../../platform/http/any-text.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { publicRoute, route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { withinLimit } from "../../../../platform/session/rate-limit.ts";
import { sourceOf } from "../../../../platform/session/source.ts";
import { getConfiguration } from "../../../configuration/index.ts";
import { publicCheckKind } from "../../configuration-kinds.ts";
import { findDoor } from "../door.ts";
import { countAnswers, listCells, markAnswers, reportOf, type Moment } from "../route-check.ts";
import { atTheDoor } from "./front-route.ts";
import { knownPage, knowPage } from "./know-pages.tsx";
import { reportPage } from "./report-page.tsx";

const momentOf = (text: string): Moment => (text === "after" ? "after" : "before");

/** Beyond this from one network answers are shown what is right and are not counted. */
const counted = { attempts: 60, minutes: 24 * 60 };

export const knowRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/do-you-know",
    audit: { action: "public.know" },
    input: { query: z.object({ moment: optionalQuery(text()) }) },
    handle: async ({ tx, clock, query: { moment = "" } }) => {
      const door = await findDoor(tx, clock.today());
      const page = { door, moment: momentOf(moment), given: new Map<string, string>() };
      return { kind: "page", view: knowPage(page) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/do-you-know",
    audit: { action: "public.know.answer" },
    input: { form: z.object({ moment: anyText(), website: anyText() }).catchall(anyText()) },
    handle: async ({ tx, clock, caller, form: { moment: at, website, ...form } }) => {
      const door = await findDoor(tx, clock.today());
      const moment = momentOf(at);
      const answers = Object.entries(form).filter(([name]) => name.startsWith("a-"));
      const given = new Map(answers.map(([name, text]) => [name.slice(2), text]));
      const marked = markAnswers(door.check, given);
      if (marked.every(({ isRight }) => isRight === undefined)) {
        const [first] = door.check.questions;
        const errors = [
          { field: `a-${first?.key ?? ""}`, message: "Answer one question at least" },
        ];
        return { kind: "invalid", view: knowPage({ door, moment, given, errors }) };
      }
      const limit = { limit: counted, at: clock.now() };
      const isCounted =
        website === "" && (await withinLimit(tx, `public know ${sourceOf(caller.ip)}`, limit));
      if (isCounted) await countAnswers(tx, marked, { moment, on: clock.today() });
      return { kind: "page", view: knownPage({ marked, moment }) };
    },
  }),
  route({
    method: "GET",
    path: "/route-checks",
    access: { permission: "statistics.view" },
    audit: { action: "public.know.report" },
    shows: { nobody: "words of the public pages" },
    input: {},
    handle: async ({ tx, clock }) => {
      const asked = { kind: publicCheckKind, key: "public-check", on: clock.today() } as const;
      const { body } = await getConfiguration(tx, asked);
      return { kind: "page", view: reportPage(reportOf(await listCells(tx)), body) };
    },
  }),
];
