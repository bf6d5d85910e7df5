import type { AnyForm, Sent } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import type { DeclaredFormProps } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { childForm, childFormPage } from "../../child-record/index.ts";
import { byOn } from "../../work/index.ts";
import { calledOf, type Investigation } from "../investigation.ts";
import type { Working } from "../step-questions.ts";
import { investigationParams, readAbout, type About } from "./about.ts";
import { investigationPaths } from "./paths.ts";
import { TellSafely } from "./tell-safely.tsx";

type Declared<F extends AnyForm> = {
  readonly name: string;
  readonly form: F;
  readonly heading: string;
  readonly button: string;
  readonly done: string;
  /** Above the form, in a sentence. */
  readonly intro?: string;
  /** Somebody is told by it: how the child is reached safely, and who must not be told, stand above it. */
  readonly isTelling?: true;
  /** Whether there is something to record. */
  readonly isOpen?: ((investigation: Investigation) => boolean) | undefined;
  readonly send: (
    tx: Tx,
    acting: CommandContext,
    sent: { readonly working: Working; readonly form: Sent<F> },
  ) => Promise<Change>;
};

/** What can be recorded about an investigation: one form on a page of its own. */
export type DeclaredStep = Pick<Declared<AnyForm>, "heading" | "isOpen" | "name"> & {
  readonly routes: readonly Route[];
};

const homeOf = ({ facts, working }: About): string =>
  investigationPaths.one(facts.person.personId, working.investigation.investigationId);

const noContent = (
  <InsetText text="Dates, names and decisions alone. Nothing of what was said in an interview, and nothing of therapy or counselling: it is not kept in Lantern." />
);

export const stepForm = <F extends AnyForm>(one: Declared<F>): DeclaredStep => ({
  name: one.name,
  heading: one.heading,
  isOpen: one.isOpen,
  routes: childForm<typeof investigationParams, F, About, Change>({
    path: `/children/:personId/investigations/:investigationId/${one.name}`,
    params: investigationParams,
    permission: "investigation.record",
    reads: "investigation.form",
    action: `investigation.${one.name}`,
    done: one.done,
    form: one.form,
    about: readAbout,
    isOpen: ({ working }) => one.isOpen?.(working.investigation) !== false,
    send: ({ working }, sent) => one.send(sent.tx, byOn(sent), { working, form: sent.typed }),
    home: homeOf,
    page: (about, state) => {
      const { facts, working } = about;
      return childFormPage<F>({
        facts,
        tab: "worry",
        heading: `${one.heading}: ${calledOf(working.investigation)}`,
        intro: (
          <>
            {noContent}
            {one.intro !== undefined && <p class="govuk-body app-form">{one.intro}</p>}
            {one.isTelling && <TellSafely {...facts} />}
          </>
        ),
        form: one.form,
        state,
        drawing: working as DeclaredFormProps<F>["drawing"],
        version: working.investigation.version,
        action: `${homeOf(about)}/${one.name}`,
        button: one.button,
      });
    },
  }),
});
