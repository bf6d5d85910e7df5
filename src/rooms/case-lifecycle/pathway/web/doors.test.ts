import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../../test/harness/app.ts";
import type { Client } from "../../../../../test/harness/client.ts";
import { aChild, type Child } from "../../../../../test/harness/factories.ts";
import { shippedPathway } from "../../shipped-pathway.ts";
import type { Stage } from "../conditions.ts";
import { doorsOf } from "./doors.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
  child = await aChild(app, { level: 2 });
});
afterAll(() => app.close());

/** The pathway in force, as it is shipped. */
const stages = (shippedPathway.at(-1)?.body as { stages: readonly Stage[] }).stages;

/** What stands behind each door: the heading of its page, and the form or the list of forms that it leads on to. */
const behind: Readonly<
  Record<string, { readonly heading: string; readonly ways: readonly string[] }>
> = {
  tools: { heading: "Screening and assessment tools", ways: ["/tools/safeguard"] },
  assessments: { heading: "Assessments", ways: ["/assessments/new?kind=child-and-family"] },
  plan: { heading: "Plan", ways: ["/meeting"] },
  worry: { heading: "How worried we are", ways: ["/level", "/harm-status"] },
  told: { heading: "Privacy notices", ways: [] },
};

const expected: Readonly<Record<string, readonly string[]>> = {
  opened: ["tools", "assessments"],
  assessment: ["assessments", "worry"],
  planning: ["plan", "told"],
  plan: ["plan"],
  review: ["worry", "plan"],
  "stepping-down": ["plan", "worry", "assessments"],
};

test("every stage of the shipped pathway opens its form, its clocks and its panel", () => {
  const parts = stages.map((stage) => [
    stage.key,
    doorsOf(stage, "x").map(({ href }) => href.replace("/children/x/", "")),
  ]);
  expect(Object.fromEntries(parts)).toEqual(expected);
});

test("each door stands on the child’s page and leads whoever may to the right form", async () => {
  const about = `/children/${child.personId}`;
  const page = await lead.get(`${about}/pathway`);
  const shown = page.page.links;
  for (const stage of stages) {
    for (const { text, href } of doorsOf(stage, child.personId)) {
      const named = `${text}, for the stage ${stage.name}`;
      expect(shown.filter((link) => link.text === named)).toEqual([{ text: named, href }]);
      expect([href, (await lead.get(href)).status]).toEqual([href, 200]);
      const { status, page: opened } = await coordinator.get(href);
      const { heading, ways } = behind[href.replace(`${about}/`, "")] ?? { heading: "?", ways: [] };
      expect([href, status, opened.heading.startsWith(heading)]).toEqual([href, 200, true]);
      for (const way of ways) {
        const link = opened.links.find((one) => one.href.startsWith(`${about}${way}`));
        expect([href, way, link !== undefined]).toEqual([href, way, true]);
        expect([way, (await coordinator.get(link?.href ?? "")).status]).toEqual([way, 200]);
      }
    }
  }
});

test("no door opens for someone who does not reach the child", async () => {
  const police = await app.signIn("police");
  for (const stage of stages)
    for (const { href } of doorsOf(stage, child.personId))
      expect([href, (await police.get(href)).status]).toEqual([href, 404]);
});
