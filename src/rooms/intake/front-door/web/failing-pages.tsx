import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import type { StandingViews } from "../../../../platform/http/serving.ts";
import { publicSays } from "../public-says.ts";
import type { Door } from "../door.ts";
import { asShipped, isWritten, wordsOfHelp, type Worded } from "./around.ts";
import { paths } from "./paths.ts";
import { NineNineNine, publicView } from "./public-parts.tsx";

/** The addresses of pages that everybody reads, and of whatever stands below them. */
const atTheDoor = /^\/(?:tell-us|signs|what-to-do-now|do-you-know)(?:[/?#]|$)/;
export const isAtTheDoor = (url: string): boolean => atTheDoor.test(url);

/**
 * In which words a page fails: those of the page that was asked for. A form in another language of which
 * nobody has worded these pages yet has them as shipped, wholly.
 */
export function wordsOfFailure(url: string, door: Pick<Door, "form" | "help"> | undefined): Worded {
  if (!door) return asShipped;
  const form = /^\/tell-us/.test(url)
    ? door.form
    : /^\/what-to-do-now/.test(url)
      ? wordsOfHelp(door)
      : asShipped;
  const isWorded = form.lang === "en" || isWritten(form.says.failing, publicSays.failing);
  return isWorded ? form : asShipped;
}

/** The pages that an address of the front door can end in, with the way out and 999 on each. */
export function failingViews(form: Worded): Partial<StandingViews> {
  const says = form.says.failing;
  const page = (title: string, text: string) => (): View => failingPage({ form, title, text });
  return {
    notFound: page(says.notFound, says.notFoundDo),
    badRequest: page(says.notRight, says.notRightDo),
    notFromHere: page(says.notRight, says.notRightDo),
    tooLarge: page(says.tooLarge, says.tooLargeDo),
    busy: page(says.busy, says.busyDo),
    failed: page(says.failed, says.failedDo),
    inDoubt: page(says.inDoubt, says.inDoubtDo),
  };
}

type Failing = { readonly form: Worded; readonly title: string; readonly text: string };

const failingPage = ({ form, title, text }: Failing): View =>
  publicView({ title, form, children: <FailingBody form={form} text={text} /> });

/** The links are the ones at the foot, in its words: whoever is lost begins again here. */
export function FailingBody({ form, text }: Omit<Failing, "title">): VNode {
  const { around } = form.says;
  return (
    <>
      <p class="govuk-body">{text}</p>
      <NineNineNine form={form} />
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={paths.help}>
            {around.now}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.tell}>
            {around.tell}
          </a>
        </li>
      </ul>
    </>
  );
}
