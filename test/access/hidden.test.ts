import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aChildElsewhere } from "./world.ts";

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
  ...["", "/chronology", "/circle", "/note", "/level"].map(
    (page) =>
      [
        `GET ${page}`,
        (client: Client, address: string) => client.get(`${address}${page}`),
      ] as const,
  ),
  ...["/circle", "/note", "/level"].map(
    (page) =>
      [
        `POST ${page}`,
        (client: Client, address: string) => client.post(`${address}${page}`, {}),
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
  for (const text of ["nothing", "1", "..%2f..%2f", "%00", "'%20or%201=1", restricted.reference]) {
    expect(bytesOf(await client.get(`/children/${text}`))).toBe(absent);
  }
});
