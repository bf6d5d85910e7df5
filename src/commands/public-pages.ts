import { parseArgs } from "node:util";
import { formatDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { getConfiguration, linesOf, type BodyOf } from "../rooms/configuration/index.ts";
import { publicAreasKind } from "../rooms/directory/index.ts";
import {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
  setPublicPage,
  type PublicKind,
} from "../rooms/intake/index.ts";
import { UsageProblem, type Run, type Runs } from "./command.ts";
import { bodyIn, dayToCome } from "./configuration-file.ts";
import { jsonFile } from "./json-file.ts";
import {
  changeDirectory,
  commandLineActor,
  partnershipNamed,
  withDatabase,
  type Session,
} from "./with-database.ts";

const text = { type: "string" } as const;

type Page = {
  /** "lantern public NAME show" */
  readonly name: string;
  readonly kind: PublicKind;
  /** Where a person looks at it. */
  readonly title: string;
};

const form: Page = { name: "form", kind: publicFormKind, title: "Telling us, for the public" };
const help: Page = { name: "help", kind: publicHelpKind, title: "What to do now, for the public" };
const areas: Page = { name: "areas", kind: publicAreasKind, title: "Numbers for the public" };
const signs: Page = { name: "signs", kind: publicSignsKind, title: "Signs, for the public" };
const check: Page = { name: "check", kind: publicCheckKind, title: "Questions on who to ring" };

/** What anybody reads or is asked without signing in: out as a file, and in again from a day on. */
export const publicPageRuns = {
  "public form show": show(form),
  "public form set": setFrom(form),
  "public help show": show(help),
  "public help set": setFrom(help),
  "public areas show": show(areas),
  "public areas set": setFrom(areas),
  "public signs show": show(signs),
  "public signs set": setFrom(signs),
  "public check show": show(check),
  "public check set": setFrom(check),
} satisfies Runs;

function show({ name, kind }: Page): Run {
  return async (args, { out }) => {
    const { values } = parseArgs({ args: [...args], options: { partnership: text } });
    const words = await withDatabase(async (session) =>
      wordsInForce(session, {
        kind,
        route: `lantern public ${name} show`,
        partnershipId: await partnershipNamed(session.admin, values.partnership),
      }),
    );
    out(JSON.stringify(words, undefined, 2));
    return 0;
  };
}

function setFrom(page: Page): Run {
  const { name, kind, title } = page;
  return async (args, { from: folder, out }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { from: text, check: { type: "boolean", default: false }, partnership: text },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined)
      throw new UsageProblem(`Say which file: lantern public ${name} set FILE`);
    const body = bodyIn({ kind, key: kind.name }, jsonFile(folder, file));
    if (values.check) {
      for (const line of linesOf(body, kind.words)) out(`${line.label}: ${line.text}`);
      out("Nothing is wrong with it, and nothing is changed.");
      return 0;
    }
    await putInForce(page, { body, from: values.from ?? "", partnership: values.partnership });
    out(`The public reads it from ${formatDate(values.from ?? "")}.`);
    out(`How that looks: Configuration, ${title}.`);
    return 0;
  };
}

type HandlerInput = {
  readonly body: BodyOf<PublicKind>;
  readonly from: string;
  readonly partnership: string | undefined;
};

const putInForce = ({ kind }: Page, { body, from, partnership }: HandlerInput): Promise<void> =>
  withDatabase(async (session) => {
    const day = dayToCome(from, session.clock.today());
    const partnershipId = await partnershipNamed(session.admin, partnership);
    await changeDirectory(session, {
      action: `${kind.name}.set`,
      work: async (tx) => {
        await setPublicPage(tx, { partnershipId, kind, body, from: day });
        return { value: undefined, partnershipId };
      },
    });
  });

type ReadQuery = {
  readonly kind: PublicKind;
  readonly partnershipId: number;
  readonly route: string;
};

const wordsInForce = ({ database, clock }: Session, { kind, partnershipId, route }: ReadQuery) =>
  database.as(commandLineActor(partnershipId), async (tx) => ({
    value: (await getConfiguration(tx, { kind, key: kind.name, on: clock.today() })).body,
    audit: { action: "configuration.read", outcome: "done" as const, route, requestId: newId() },
  }));
