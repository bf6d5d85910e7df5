import type { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { formHandlers, type FormAbout, type FormChange } from "../../work/index.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";

type Params = z.ZodType<{ concernId: string }>;

type Addressed = {
  readonly path: `/mash/:concernId${string}`;
  /** What the audit calls the opening, where it is not that of every page about a concern. */
  readonly reads?: string;
  /** What the audit calls the sending. */
  readonly action: string;
};

type About<P extends Params, F extends AnyForm, A> = FormAbout<F, A, FormChange> &
  Addressed & {
    readonly params: P;
    /** What of the concern the form is about; without it there is no such page. */
    readonly about: (facts: EpisodeFacts, params: z.output<P>) => A | undefined;
  };

/** A form about something of a concern, with a page of its own. Whoever sends one waits for who sent before. */
export function mashFormAbout<P extends Params, F extends AnyForm, A>(
  one: About<P, F, A>,
): readonly Route[] {
  const { show, send } = formHandlers(one);
  const { path, params } = one;
  const notFound = Promise.resolve<Outcome>({ kind: "notFound" });
  return [
    mashRoute({
      method: "GET",
      path,
      audit: { action: one.reads ?? "mash.read" },
      input: { params },
      handle: (facts, given) => {
        const about = one.about(facts, given.params);
        return about === undefined ? notFound : show(about, given);
      },
    }),
    mashRoute({
      method: "POST",
      path,
      audit: { action: one.action },
      input: { params, form: formInput(one.form) },
      handle: (facts, given) => {
        const about = one.about(facts, given.params);
        if (about === undefined) return notFound;
        return send(about, { ...given, typed: given.form }, () => Promise.resolve(about));
      },
    }),
  ];
}

type MashForm<F extends AnyForm> = Addressed &
  Omit<FormAbout<F, EpisodeFacts, EpisodeChange>, "draft" | "home"> & {
    /** Its name among the forms that are kept. */
    readonly draft: string;
  };

/** A form about a concern, kept while it is filled in. */
export const mashForm = <F extends AnyForm>({ draft, ...one }: MashForm<F>): readonly Route[] =>
  mashFormAbout<typeof mashParams, F, EpisodeFacts>({
    ...one,
    params: mashParams,
    about: (facts) => facts,
    draft: { name: draft, subject: ({ episode }) => episode.concernId },
    home: ({ episode }) => paths.concern(episode.concernId),
  });
