import { parseArgs } from "node:util";
import { setContact } from "../rooms/directory/index.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

export const mashRuns = {
  "mash number": async (args, { out }) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { phone: text, hours: text, partnership: text },
    });
    const phone = values.phone?.trim() ?? "";
    if (!/^[\d +()]{3,40}$/.test(phone)) {
      throw new UsageProblem("Say --phone with a telephone number: digits and spaces");
    }
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      await changeDirectory(session, {
        action: "contact.set",
        work: async (tx) => {
          await setContact(tx, {
            partnershipId,
            key: "mash",
            contact: {
              name: "Multi-agency safeguarding hub (MASH)",
              phone,
              hours: values.hours ?? "",
            },
            from: session.clock.today(),
          });
          return { value: undefined, partnershipId };
        },
      });
    });
    out(`People are told to ring the MASH on ${phone}`);
    return 0;
  },
} satisfies Runs;
