import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inventedNhs, inventedUpn } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { letInById } from "../harness/for-machines.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { addNumber, identifierOf, numbersAt, spaced } from "../harness/numbers.ts";
import { protect } from "./world.ts";

/** A pupil number tells the school that gave it: where places are protected it is of the named alone. */
let app: TestApp;
let coordinator: Client;
let child: Child;
let nhs = "";
let upn = "";
let count = 0;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
beforeEach(async () => {
  count += 1;
  [nhs, upn] = [inventedNhs(count), inventedUpn(count)];
  child = await aChild(app, { familyName: `Qxnumber${count}`, givenName: "Ada", bornOn: null });
  await addNumber(coordinator, child, { kind: "upn", number: upn });
});
afterAll(() => app.close());

test("is read, found, recorded and ended by the named alone; the others are told that it is", async () => {
  await addNumber(coordinator, child, { number: nhs });
  await protect(app, child, ["lead", "manager"]);
  const end = `${numbersAt(child)}/${await identifierOf(app, child, "upn")}/end`;
  const outcomes: Record<string, unknown> = {};
  for (const key of ["coordinator", "lead"]) {
    const client = await app.signIn(key);
    const { page } = await client.get(numbersAt(child));
    const found = await client.get(`/children?q=${upn}`);
    const other = { kind: "upn", number: inventedUpn(800 + count) };
    const more = await addNumber(client, child, other);
    outcomes[key] = {
      reads: page.text.includes(upn),
      isTold: page.text.includes("a pupil number is not shown here"),
      readsNhs: page.text.includes(spaced(nhs)),
      asksApi: JSON.stringify((await client.get(`/api${numbersAt(child)}`)).html).includes(upn),
      finds: found.html.includes(child.reference),
      adds: more.status,
      ends: (await client.post(end, { reason: "", version: "1" })).status,
    };
  }
  expect(outcomes).toEqual({
    coordinator: { reads: false, isTold: true, readsNhs: true, asksApi: false, finds: false, adds: 422, ends: 404 }, // prettier-ignore
    lead: { reads: true, isTold: false, readsNhs: true, asksApi: true, finds: true, adds: 303, ends: 422 }, // prettier-ignore
  });
});

test("finds the child for a system that asks, until places are protected", async () => {
  const { token, accountId } = await aMachine(app);
  await letInById(app, child, accountId);
  const found = async () => {
    const numbers = [{ kind: "upn", value: upn }];
    const asked = { givenName: "Zz", familyName: "Qqunlike", numbers };
    const { text } = await apiClient(app, token).post("/api/same-child/candidates", asked);
    return text.includes(child.personId);
  };
  expect(await found()).toBe(true);
  await protect(app, child, ["lead", "manager"]);
  expect(await found()).toBe(false);
});
