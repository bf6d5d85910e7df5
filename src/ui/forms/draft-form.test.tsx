import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { DraftForm } from "./index.ts";

const html = (savedAt?: string): string =>
  renderToString(
    <DraftForm
      action="/notes"
      csrfToken="t0ken"
      draft={{ name: "note", subject: "id", returnTo: "/back", savedAt }}
    >
      <button>Send</button>
    </DraftForm>,
  );

it("is sent to its own address, and kept at the address of drafts", () => {
  expect(html()).toMatch(/<form method="post" action="\/notes"[^>]* data-draft="\/drafts\/note"/);
  expect(html()).toMatch(/<button[^>]* formaction="\/drafts\/note"/);
  expect(html()).toContain('name="_subject" value="id"');
  expect(html()).toContain('name="_return" value="/back"');
});

it("is sent, not kept, when someone presses Enter: the first button counts", () => {
  expect(html().indexOf("Send")).toBeLessThan(html().indexOf("formaction"));
});

it("has a region that is read out, from the start", () => {
  expect(html()).toMatch(/<p[^>]* role="status"[^>]*><\/p>/);
  expect(html("24 November 2026, 14:02")).toContain("Draft saved on 24 November 2026, 14:02");
});
