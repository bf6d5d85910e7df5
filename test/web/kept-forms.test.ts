import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftForms } from "../../src/rooms/work/draft-forms.ts";
import { allRooms } from "../../src/rooms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";

/** Forms that are kept while they are filled in, each with a box of text to know it by. */
const boxes: Readonly<Record<string, string>> = {
  exploitation: "wording",
  note: "detail",
  "harm-status": "reason",
  level: "reason",
  tool: "judgement",
  visit: "observed",
  voice: "said",
  supervision: "considered",
  closing: "reason",
};
/** These need an episode or an assessment first, and are kept by the same three lines. */
const elsewhere = ["interview", "assessment"];

/** Forms about a child, at an address below the record. */
const childDrafts = draftForms
  .allIn(allRooms)
  .filter(({ address }) => address("id").startsWith("/children/id/"));

let app: TestApp;
let child: Child;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { level: 2 });
  lead = await app.signIn("manager");
});
afterAll(() => app.close());

test("every form of the table is here", () => {
  expect(childDrafts.map(({ name }) => name).toSorted()).toEqual(
    [...Object.keys(boxes), ...elsewhere].toSorted(),
  );
});

describe.each(Object.entries(boxes))("the form “%s”", (name, box) => {
  const subject = () => (name === "tool" ? `${child.personId}/safeguard` : child.personId);
  const address = () => childDrafts.find((one) => one.name === name)?.address(subject()) ?? "";

  test("keeps what was typed, shows it to its writer again, and to nobody else", async () => {
    const first = await lead.get(address());
    expect(first.status, address()).toBe(200);
    const { _csrf, ...fields } = first.page.fields;
    expect(fields["_subject"]).toBe(subject());
    const saved = await lead.post(`/drafts/${name}`, {
      ...fields,
      _csrf: _csrf ?? "",
      [box]: "Kept for tomorrow",
    });
    expect(saved.status).toBe(303);
    const again = await lead.get(address());
    expect(again.page.fields[box]).toBe("Kept for tomorrow");
    expect(again.html).toContain("Draft saved on");
    const other = await (await app.signIn("coordinator")).get(address());
    expect(other.html).not.toContain("Kept for tomorrow");
  });

  test("is reached again from “Your drafts”", async () => {
    const { page } = await lead.get("/drafts");
    expect(page.links.map(({ href }) => href)).toContain(address());
  });
});

test("a draft about what is no id is not kept", async () => {
  for (const subject of ["../children", "a/b", `${child.personId}/../x`]) {
    const answer = await lead.post("/drafts/tool", { _subject: subject, judgement: "x" });
    expect(answer.status, subject).toBe(404);
  }
});
