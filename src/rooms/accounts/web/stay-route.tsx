import { route } from "../../../platform/http/route.ts";

/** Asked for by the page that warns of a session's end; as with every request, the session begins to wait anew. */
export const stayRoute = route({
  method: "GET",
  path: "/stay",
  access: { signedIn: "everyone may stay" },
  audit: { action: "session.stay" },
  shows: { nobody: "signing in and out" },
  input: {},
  handle: () => Promise.resolve({ kind: "page", view: { title, body } }),
});

const title = "You are still signed in";

const body = (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        You can close this page and continue. What you type into a form is kept if you are signed
        out before you send it.
      </p>
    </div>
  </div>
);
