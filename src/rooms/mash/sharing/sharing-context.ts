import type { FieldError } from "../../../kernel/fields.ts";

/** What was asked for and answered, each with its context. */
type AskedAndAnswered = Readonly<
  Record<"request" | "requestContext" | "reply" | "replyContext", string>
>;

/** A request without its situation, or a reply without what it rests on, is read wrongly by whoever comes later. */
export function withoutContext(asked: AskedAndAnswered): readonly FieldError[] {
  const { request, requestContext, reply, replyContext } = asked;
  const rules: readonly (readonly [boolean, keyof AskedAndAnswered, string])[] = [
    [
      request !== "" && requestContext === "",
      "requestContext",
      "Enter the context of the request: why, and how urgently",
    ],
    [request === "" && requestContext !== "", "request", "Enter what was asked for, and by whom"],
    [request !== "" && reply === "", "reply", "Enter what was answered"],
    [
      reply !== "" && replyContext === "",
      "replyContext",
      "Enter the context of the reply: as of when, and what it leaves out",
    ],
    [reply === "" && replyContext !== "" && request === "", "reply", "Enter what was answered"],
  ];
  return rules.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []));
}

export const orNothing = ({ request, requestContext, reply, replyContext }: AskedAndAnswered) => ({
  request: request || null,
  requestContext: requestContext || null,
  reply: reply || null,
  replyContext: replyContext || null,
});
