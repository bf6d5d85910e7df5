import { parseArgs } from "node:util";
import { formatDate, formatDateTime, londonDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import {
  addServiceAccount,
  addToken,
  defaultDays,
  listChoices,
  listServiceAccounts,
  listTokens,
  revokeToken,
  tokenState,
} from "../rooms/accounts/index.ts";
import type { Tx } from "../platform/database/tx.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { asAdministrator, needed, staffNamed } from "./as-administrator.ts";

const text = { type: "string" } as const;

/** What the pages at /admin/service-accounts do, for people who script. */
export const serviceAccountRuns = {
  "service-account add": async (args, { out }) => {
    const options = { name: text, team: text, responsible: text, role: text, partnership: text };
    const { values } = parseArgs({ args: [...args], options });
    const name = needed(values.name, "--name");
    const email = needed(values.responsible, "--responsible");
    await asAdministrator(values.partnership, "service-account.add", async (given) => {
      const { tx, actor, clock, admin } = given;
      const at = clock.now();
      const choices = await listChoices(tx, clock.today());
      const team = idOf(choices.teams, values.team, "--team");
      const key = values.role ?? "agency-system";
      const role = choices.roles.find((one) => one.key === key)?.id;
      if (role === undefined) throw new UsageProblem(`${key} is no role for a machine`);
      const responsible = await staffNamed(admin, actor.partnershipId, email);
      const form = { name, team, role, responsible };
      const change = await addServiceAccount(tx, { actor, at, today: clock.today() }, form);
      if (change.kind === "invalid") throw new UsageProblem(sentences(change.errors));
      return { subjectIds: [change.accountId] };
    });
    out(`${name} is added. Next: lantern service-account token`);
    return 0;
  },
  "service-account token": async (args, { out }) => {
    const options = { name: text, for: text, days: text, scopes: text, partnership: text };
    const { values } = parseArgs({ args: [...args], options });
    const label = needed(values.for, "--for");
    const made = await asAdministrator(
      values.partnership,
      "service-account.token.add",
      async (given) => {
        const { tx, actor, clock } = given;
        const account = await accountNamed(tx, values.name);
        const scopes = values.scopes?.split(",") ?? account.permissions;
        const days = values.days ?? String(defaultDays);
        const form = { id: newId(), label, scopes, days };
        const change = await addToken(tx, { account, actor, at: clock.now() }, form);
        if (change.kind === "invalid") throw new UsageProblem(sentences(change.errors));
        if (change.kind !== "accepted") throw new UsageProblem("The account has ended");
        return {
          subjectIds: [account.accountId],
          value: { ...change, responsible: account.responsible },
        };
      },
    );
    out(`Token: ${made?.token ?? ""}`);
    out(`It expires on ${made ? formatDate(londonDate(made.expiresAt)) : ""}.`);
    out(`It opens nothing until ${made?.responsible ?? ""} confirms it: they have a notice.`);
    out("It is shown once and kept nowhere. Put it into the system’s own store of secrets.");
    return 0;
  },
  "service-account revoke": async (args, { out }) => {
    const options = { name: text, for: text, partnership: text };
    const { values } = parseArgs({ args: [...args], options });
    const label = needed(values.for, "--for");
    await asAdministrator(values.partnership, "service-account.token.revoke", async (given) => {
      const { tx, clock } = given;
      const account = await accountNamed(tx, values.name);
      const tokens = (await listTokens(tx, account.accountId)).filter(
        (token) =>
          token.label === label && ["stands", "waiting"].includes(tokenState(token, clock.now())),
      );
      if (tokens.length === 0) throw new UsageProblem(`No token for “${label}” stands`);
      for (const { tokenId } of tokens) await revokeToken(tx, tokenId, clock.now());
      return { subjectIds: [account.accountId] };
    });
    out(`“${label}” opens nothing from now on`);
    return 0;
  },
  "service-account list": async (args, { out }) => {
    const { values } = parseArgs({ args: [...args], options: { partnership: text } });
    await asAdministrator(values.partnership, "service-account.list", async ({ tx, clock }) => {
      for (const line of await linesOf(tx, clock.now())) out(line);
      return {};
    });
    return 0;
  },
} satisfies Runs;

async function linesOf(tx: Tx, now: Date): Promise<readonly string[]> {
  const accounts = await listServiceAccounts(tx);
  const tokens = await listTokens(tx);
  return accounts.flatMap((account) => [
    `${account.name}: ${account.agency}, ${account.team}; ${account.role}; ${account.responsible} answers for it${account.endedAt === null ? "" : "; ended"}`,
    ...tokens
      .filter(({ accountId }) => accountId === account.accountId)
      .map(
        (token) =>
          `  ${token.label}: ${tokenState(token, now)}, until ${formatDate(londonDate(token.expiresAt))}, last used ${token.lastUsedAt === null ? "never" : formatDateTime(token.lastUsedAt)}`,
      ),
  ]);
}

async function accountNamed(tx: Tx, name: string | undefined) {
  const wanted = needed(name, "--name");
  const found = (await listServiceAccounts(tx)).find(
    (one) => one.endedAt === null && one.name === wanted,
  );
  if (!found) throw new UsageProblem(`There is no service account called ${wanted}`);
  return found;
}

function idOf(
  list: readonly { readonly id: string; readonly name: string }[],
  name: string | undefined,
  option: string,
): string {
  const found = list.find((one) => one.name === needed(name, option));
  if (!found)
    throw new UsageProblem(`${option} is one of: ${list.map((one) => one.name).join("; ")}`);
  return found.id;
}

const sentences = (errors: readonly { readonly message: string }[]): string =>
  errors.map(({ message }) => message).join(". ");
