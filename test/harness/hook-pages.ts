import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { follow, press } from "./steps.ts";
import { aMachine } from "./machine.ts";
import { staffIdOf } from "./sign-in.ts";
import type { Stop } from "./stop.ts";

/** A system for which the school answers, once for the whole walk. */
async function toHooks(site: Site, page: Page): Promise<void> {
  const { accountId } = await aMachine(site.app);
  await site.app.query("update directory.staff set responsible_id = $2 where staff_id = $1", [
    accountId,
    await staffIdOf(site.app, "school"),
  ]);
  await page.goto(`/admin/service-accounts/${accountId}/webhooks`);
}

async function add(page: Page): Promise<void> {
  await follow(page, "Add a webhook");
  await page.getByLabel("Where to send it").fill("https://records.example/hook");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press(page, "Add the webhook");
}

/** Webhooks of a system, in every state that a page of them can be in. */
export function hookPages(site: Site): readonly Stop[] {
  const at = { as: "admin", at: "/admin/service-accounts" };
  const onHook = async (page: Page): Promise<void> => {
    await toHooks(site, page);
    await add(page);
    await follow(page, "Go to the webhook");
  };
  return [
    {
      ...at,
      name: "no webhook",
      heading: "Webhooks of",
      then: (page) => toHooks(site, page),
    },
    {
      ...at,
      name: "a webhook with errors",
      heading: "Add a webhook",
      then: async (page) => {
        await toHooks(site, page);
        await follow(page, "Add a webhook");
        await press(page, "Add the webhook");
      },
    },
    {
      ...at,
      name: "the secret of a webhook",
      heading: "The webhook is added",
      then: async (page) => {
        await toHooks(site, page);
        await add(page);
      },
    },
    { ...at, name: "a webhook", heading: "Webhook", then: onHook },
    {
      ...at,
      name: "a webhook with messages",
      heading: "Webhook",
      then: async (page) => {
        await onHook(page);
        await site.app.query(
          "update work.hooks set confirmed_at = made_at where confirmed_at is null and ended_at is null",
        );
        await page.reload();
        await press(page, "Send a test");
        await site.app.query(
          "update work.hook_deliveries set state = 'dead', attempts = 9, settled_at = happened_at, problem = 'refused', status = 503",
        );
        await page.reload();
      },
    },
    {
      ...at,
      name: "the end of a webhook",
      heading: "End this webhook",
      then: async (page) => {
        await onHook(page);
        await follow(page, "End this webhook");
      },
    },
    {
      as: "school",
      at: "/notices",
      name: "a webhook to confirm",
      heading: "A webhook of",
      then: async (page) => {
        const [hook] = await site.app.query<{ id: string }>(
          "select hook_id as id from work.hooks order by made_at desc, hook_id desc limit 1",
        );
        await page.goto(`/webhooks/${hook?.id ?? ""}`);
      },
    },
  ];
}
