import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Trap } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Radios } from "../../../../ui/govuk/index.ts";
import type { Door } from "../door.ts";
import type { HandlerInput, Marked, Moment } from "../route-check.ts";
import { paths } from "./paths.ts";
import { NineNineNine, publicView } from "./public-parts.tsx";

type KnowPage = {
  readonly door: Door;
  readonly moment: Moment;
  readonly given: HandlerInput;
  readonly errors?: readonly FieldError[];
};

/** The same questions before reading and after it. */
export function knowPage({ door, moment, given, errors = [] }: KnowPage): View {
  const { questions } = door.check;
  return publicView({
    title: "Do you know who to ring?",
    errors,
    children: (
      <form method="post" action={paths.know} novalidate>
        <p class="govuk-body">
          {moment === "before"
            ? "Three questions. We count the answers and keep nothing about you."
            : "The same questions again, now that you have read."}
        </p>
        <input type="hidden" name="moment" value={moment} />
        <Trap />
        {questions.map(({ key, wording, answers }) => (
          <Radios
            name={`a-${key}`}
            fieldset={{ legend: { text: wording, classes: "govuk-fieldset__legend--s" } }}
            value={given.get(key) ?? ""}
            errorMessage={errorFor(errors, `a-${key}`)}
            items={answers.map((answer) => ({ value: answer.key, text: answer.name }))}
          />
        ))}
        <Button text="See what is right" />
      </form>
    ),
  });
}

type KnownPage = { readonly marked: readonly Marked[]; readonly moment: Moment };

/** What is right and why, whatever was answered. */
export function knownPage({ marked, moment }: KnownPage): View {
  return publicView({
    title: "What is right",
    children: (
      <>
        <NineNineNine />
        {marked.map(({ question, isRight }) => (
          <section>
            <h2 class="govuk-heading-s">{question.wording}</h2>
            <InsetText>
              <strong>{isRight === true ? "You are right. " : ""}</strong>
              {`${question.answers.find(({ key }) => key === question.right)?.name ?? ""}. ${question.because}`}
            </InsetText>
          </section>
        ))}
        <p class="govuk-body">
          {moment === "before" ? (
            <>
              <a class="govuk-link" href={paths.signs}>
                Read about the signs
              </a>
              , then{" "}
              <a class="govuk-link" href={`${paths.know}?moment=after`}>
                answer again
              </a>
              .
            </>
          ) : (
            <a class="govuk-link" href={paths.help}>
              Who to ring in your area
            </a>
          )}
        </p>
      </>
    ),
  });
}
