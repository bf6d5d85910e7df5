import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aChildElsewhere, aFact, protect } from "./world.ts";

let app: TestApp;
let restricted: Child;
let outside: Child;
let elsewhere: Child;
beforeAll(async () => {
  app = await anApp();
  restricted = await aChild(app, { familyName: "Hidden" });
  await restrict(app, restricted);
  outside = await aChild(app, { familyName: "Outside" });
  elsewhere = await aChildElsewhere(app, "Elsewhere");
});
afterAll(() => app.close());

/** What two answers may differ in: the nonce of each page and the length that goes with nothing. */
function bytesOf({ status, headers, html }: Answer): string {
  const { date: _date, ...rest } = headers;
  const text = JSON.stringify({ status, rest, html });
  const nonces = [...html.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce ?? "");
  const inHeader = /nonce-([^']+)'/.exec(JSON.stringify(headers))?.[1] ?? "";
  return [...nonces, inHeader].reduce((bytes, nonce) => bytes.replaceAll(nonce, "NONCE"), text);
}

const ways: readonly (readonly [string, (client: Client, address: string) => Promise<Answer>])[] = [
  ...[
    "",
    "/chronology",
    "/circle",
    "/note",
    "/worry",
    "/harm-status",
    "/level",
    "/flags",
    "/access",
    "/restrict",
    "/lift",
    "/conflict",
    "/conflicts",
    "/whereabouts",
    "/whereabouts/protect",
    "/whereabouts/protection",
  ].map(
    (page) =>
      [
        `GET ${page}`,
        (client: Client, address: string) => client.get(`${address}${page}`),
      ] as const,
  ),
  ...[
    "/circle",
    "/note",
    "/harm-status",
    "/level",
    "/flags",
    "/restrict",
    "/lift",
    "/lift/agree",
    "/conflict",
    "/conflicts",
    "/whereabouts",
    "/whereabouts/protect",
    "/whereabouts/protection/ask",
  ].map(
    (page) =>
      [
        `POST ${page}`,
        (client: Client, address: string) => client.post(`${address}${page}`, {}),
      ] as const,
  ),
  ...["review", "end"].map(
    (verb) =>
      [
        `POST flag ${verb}`,
        (client: Client, address: string) => client.post(`${address}/flags/${newId()}/${verb}`, {}),
      ] as const,
  ),
  ["POST end", (client, address) => client.post(`${address}/circle/${newId()}/end`, {})],
];

test.each(["school", "coordinator", "analyst", "auditor"])(
  "%s cannot tell a hidden child from none",
  async (key) => {
    const client = await app.signIn(key);
    // A narrow reader is also kept from ordinary children outside their circle.
    const hidden =
      key === "coordinator" ? [restricted, elsewhere] : [restricted, elsewhere, outside];
    for (const [name, ask] of ways) {
      const absent = await ask(client, `/children/${newId()}`);
      expect({ name, status: [403, 404].includes(absent.status) }).toEqual({ name, status: true });
      for (const { personId } of hidden) {
        expect(bytesOf(await ask(client, `/children/${personId}`))).toBe(bytesOf(absent));
      }
    }
  },
);

test("an address that is no id answers like one that is", async () => {
  const client = await app.signIn("school");
  const absent = bytesOf(await client.get(`/children/${newId()}`));
  for (const text of ["nothing", "1", "..%2f..%2f", "'%20or%201=1", restricted.reference]) {
    expect(bytesOf(await client.get(`/children/${text}`))).toBe(absent);
  }
});

test("a protection that one is not named for hides how much there is: an empty one reads the same", async () => {
  const [empty, full] = [await aChild(app), await aChild(app)];
  for (const kind of ["address", "school", "ward"]) {
    await aFact(app, full, { kind, wording: `Somewhere, ${kind}` });
  }
  for (const child of [empty, full]) await protect(app, child, ["lead", "manager"]);
  const client = await app.signIn("coordinator");
  const main = async ({ personId }: Child): Promise<string> => {
    const { page } = await client.get(`/children/${personId}/whereabouts`);
    const from = page.text.indexOf("Where this child can be found is protected");
    expect(from).toBeGreaterThan(0);
    return page.text.slice(from);
  };
  expect(await main(full)).toBe(await main(empty));
});
