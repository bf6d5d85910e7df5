import { parseArgs } from "node:util";
import {
  addProvider,
  disableProvider,
  listProvidersOnFile,
  setSecondFactor,
} from "../rooms/accounts/index.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { needed } from "./as-administrator.ts";
import type { Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

const text = { type: "string" } as const;
const many = { type: "string", multiple: true } as const;

/** Agencies' own sign-ins: which there are, and what they say when a second factor was given. */
export const identityProviderRuns = {
  "identity-provider add": async (args, { out, ask }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        agency: text,
        issuer: text,
        client: text,
        "secret-file": text,
        partnership: text,
        "factor-amr": many,
        "factor-acr": many,
      },
    });
    const given = {
      agency: needed(values.agency, "--agency"),
      issuer: needed(values.issuer, "--issuer"),
      clientId: needed(values.client, "--client"),
      secretFile: values["secret-file"],
      factorAmr: values["factor-amr"] ?? [],
      factorAcr: values["factor-acr"] ?? [],
    };
    // Typed and not given as an option: a process's arguments can be read by others.
    const typed =
      given.secretFile === undefined
        ? await ask("Client secret (empty for a public client): ")
        : undefined;
    const secret = typed === "" ? undefined : typed;
    const id = await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const parts = { ring: session.secrets.ring, at: session.clock.now() };
      return changeDirectory(session, {
        action: "identity-provider.add",
        work: async (tx) => {
          const value = await addProvider(tx, { ...given, secret, partnershipId }, parts);
          return { value, partnershipId, subjectIds: [value] };
        },
      });
    });
    out(`Register this address there: LANTERN_PUBLIC_URL/sign-in/with/${id}/back`);
    return 0;
  },
  "second-factor": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "strong-for": many,
        "partnership-reach": { type: "boolean", default: false },
        partnership: text,
      },
    });
    const strongFor = values["strong-for"] ?? [];
    const strongForPartnershipReach = values["partnership-reach"];
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const from = session.clock.today();
      const rule = { partnershipId, strongFor, strongForPartnershipReach, from };
      await changeDirectory(session, {
        action: "second-factor.set",
        work: async (tx) => {
          await setSecondFactor(tx, rule);
          return { value: undefined, partnershipId };
        },
      });
    });
    const posts = [...strongFor, ...(strongForPartnershipReach ? ["partnership-wide reach"] : [])];
    out(
      posts.length === 0
        ? "Any second factor will do"
        : `A code is not enough for ${posts.join(", ")}`,
    );
    return 0;
  },
  "identity-provider list": async (args, { out }) => {
    const { values } = parseArgs({ args: [...args], options: { partnership: text } });
    const all = await withDatabase(async ({ admin }) => {
      const partnershipId = await partnershipNamed(admin, values.partnership);
      return asMaintenance(admin, (tx) => listProvidersOnFile(tx, partnershipId));
    });
    for (const { agency, issuer, clientId, disabledAt, linked } of all) {
      const state = disabledAt === null ? `${linked} linked` : "disabled";
      out([agency, issuer, clientId, state].join("\t"));
    }
    return 0;
  },
  "identity-provider disable": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: { issuer: text, partnership: text },
    });
    const issuer = needed(values.issuer, "--issuer");
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const at = session.clock.now();
      await changeDirectory(session, {
        action: "identity-provider.disable",
        work: async (tx) => {
          const id = await disableProvider(tx, { partnershipId, issuer, at });
          return { value: undefined, partnershipId, subjectIds: [id] };
        },
      });
    });
    out(`Nobody comes in by ${issuer} any more`);
    return 0;
  },
} satisfies Runs;
