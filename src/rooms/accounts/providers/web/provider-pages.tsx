import type { View } from "../../../../platform/http/outcome.ts";
import { Button } from "../../../../ui/govuk/index.ts";

/** One more press: a form of ours may not lead to another site, a link may. */
export function leavePage({ agency, address }: { agency: string; address: string }): View {
  return {
    title: `Continue to ${agency}`,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Continue to {agency}</h1>
          <p class="govuk-body">
            {agency} asks you to sign in there, and brings you back here. What you typed is kept.
          </p>
          <Button text={`Continue to ${agency}`} href={address} />
          <p class="govuk-body">
            <a class="govuk-link" href="/">
              Leave it and go to the start
            </a>
          </p>
        </div>
      </div>
    ),
  };
}

/** Why somebody who came back from their agency is not let in. */
export type NotIn =
  | "too late"
  | "too many"
  | "refused there"
  | "not accepted"
  | "not reached"
  | "opens nothing"
  | "someone else"
  | "no second factor"
  | "linked already";

const words: Readonly<Record<NotIn, string>> = {
  "too late":
    "That took more than 15 minutes, was begun in another window, or was used already. Start again.",
  "too many": "There have been too many attempts. Wait 15 minutes and try again.",
  "refused there": "Your organisation did not let you in, or you turned back. Start again.",
  "not accepted":
    "The answer from your organisation is not one that Lantern can accept. Start again.",
  "not reached": "Your organisation’s sign-in does not answer at the moment. Try again later.",
  // The same for an account that nobody has here and for one whose person has no post any more.
  "opens nothing":
    "Your organisation says who you are, and that account opens nothing here. If you have a password for Lantern, sign in with it and add your organisation’s sign-in on your account page. If not, ask your administrator.",
  "someone else":
    "You are signed in here with a different account. Sign out first, and start again.",
  "no second factor":
    "Your organisation did not say that you gave a second factor, so this does not confirm it. Use your one-time code or a passkey.",
  "linked already":
    "That account belongs to another user, or to a different organisation from yours. Ask your administrator.",
};

export function notInPage(why: NotIn): View {
  return {
    title: "You could not be signed in",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">You could not be signed in</h1>
          <p class="govuk-body">{words[why]}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/sign-in">
              Go to sign in
            </a>
          </p>
        </div>
      </div>
    ),
  };
}
