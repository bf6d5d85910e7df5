import { parseArgs } from "node:util";
import { formatDate, isIsoDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import {
  ConfigurationUnfit,
  getConfiguration,
  linesOf,
  readBody,
  setPublicForm,
  type ConfigurationBody,
} from "../modules/directory/index.ts";
import { UsageProblem, type Command } from "./command.ts";
import { jsonFile } from "./json-file.ts";
import {
  changeDirectory,
  commandLineActor,
  partnershipNamed,
  withDatabase,
  type Session,
} from "./with-database.ts";

type PublicForm = ConfigurationBody<"public-form">;
const which = { kind: "public-form", key: "public-form" } as const;
const text = { type: "string" } as const;

/** The words of the form that anybody fills in: out as a file, and in again from a day on. */
export const publicFormCommands: readonly Command[] = [
  {
    name: "public form show",
    takes: "[--partnership NAME]",
    summary: "Print the words of the form for the public as JSON, to change them in a file",
    run: async (args, { out }) => {
      const { values } = parseArgs({ args: [...args], options: { partnership: text } });
      const words = await withDatabase(async (session) =>
        wordsInForce(session, await partnershipNamed(session.admin, values.partnership)),
      );
      out(JSON.stringify(words, undefined, 2));
      return 0;
    },
  },
  {
    name: "public form set",
    takes: "FILE --from DAY [--check] [--partnership NAME]",
    summary: "Put the words of the form for the public in force from a day on, or only check them",
    run: async (args, { from: folder, out }) => {
      const { values, positionals } = parseArgs({
        args: [...args],
        options: { from: text, check: { type: "boolean", default: false }, partnership: text },
        allowPositionals: true,
      });
      const [file] = positionals;
      if (file === undefined)
        throw new UsageProblem("Say which file: lantern public form set FILE");
      const body = formIn(jsonFile(folder, file));
      if (values.check) {
        for (const line of linesOf(body)) out(`${line.label}: ${line.text}`);
        out("Nothing is wrong with it, and nothing is changed.");
        return 0;
      }
      const from = values.from ?? "";
      await withDatabase(async (session) => {
        if (!isIsoDate(from) || from < session.clock.today())
          throw new UsageProblem("Say --from with today or a day to come, like 2026-12-01");
        const partnershipId = await partnershipNamed(session.admin, values.partnership);
        await changeDirectory(session, {
          action: "public-form.set",
          work: async (tx) => {
            await setPublicForm(tx, { partnershipId, body, from });
            return { value: undefined, partnershipId };
          },
        });
      });
      out(`The public is asked in these words from ${formatDate(from)}.`);
      out("How that looks: Configuration, Telling us, for the public.");
      return 0;
    },
  },
];

const wordsInForce = ({ database, clock }: Session, partnershipId: number): Promise<PublicForm> =>
  database.as(commandLineActor(partnershipId), async (tx) => ({
    value: (await getConfiguration(tx, { ...which, on: clock.today() })).body,
    audit: {
      action: "configuration.read",
      outcome: "done",
      route: "lantern public form show",
      requestId: newId(),
    },
  }));

function formIn(found: unknown): PublicForm {
  try {
    return readBody(which, found);
  } catch (problem) {
    if (problem instanceof ConfigurationUnfit) throw new UsageProblem(problem.message);
    throw problem;
  }
}
