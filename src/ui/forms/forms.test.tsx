import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Textarea } from "../govuk/index.ts";
import { parse } from "../govuk/fixtures/dom.ts";
import { errorFor, errorSummaryItems, Form, FormErrorSummary, type FormErrors } from "./index.ts";

const errors: FormErrors = [
  { field: "name", message: "Enter a name" },
  { field: "name", message: "A name has at most 100 characters" },
  { field: "seen", message: "Enter a date" },
];

describe("errorFor", () => {
  it("gives a field its first error and others none", () => {
    expect(errorFor(errors, "name")).toEqual({ text: "Enter a name" });
    expect(errorFor(errors, "other")).toBeUndefined();
  });
});

describe("errorSummaryItems", () => {
  it("links every error to its field, or to the control named for it", () => {
    expect(errorSummaryItems(errors, { seen: "seen-day" })).toEqual([
      { text: "Enter a name", href: "#name" },
      { text: "A name has at most 100 characters", href: "#name" },
      { text: "Enter a date", href: "#seen-day" },
    ]);
  });

  it("is not misled by a field that is called like a property of objects", () => {
    expect(errorSummaryItems([{ field: "constructor", message: "x" }])[0]?.href).toBe(
      "#constructor",
    );
  });
});

describe("FormErrorSummary", () => {
  it("says that there is a problem, and nothing when there is none", () => {
    expect(renderToString(<FormErrorSummary errors={errors} />)).toContain("There is a problem");
    expect(renderToString(<FormErrorSummary errors={[]} />)).toBe("");
  });
});

describe("Form", () => {
  it("posts, carries the token and leaves validation to the server", () => {
    const html = renderToString(
      <Form action="/notes" csrfToken="t0ken">
        <p>field</p>
      </Form>,
    );
    expect(parse(html)).toEqual([
      {
        tag: "form",
        attributes: { action: "/notes", method: "post", novalidate: "" },
        children: [
          {
            tag: "input",
            attributes: { name: "_csrf", type: "hidden", value: "t0ken" },
            children: [],
          },
          { tag: "p", attributes: {}, children: ["field"] },
        ],
      },
    ]);
  });

  it.each(["\nfirst line blank", "\r\nthe same from a browser", "plain", "\n\ntwo"])(
    "shows a typed value again unchanged: %j",
    (value) => {
      const html = renderToString(<Textarea name="note" label={{ text: "Note" }} value={value} />);
      const shown = JSON.stringify(parse(html));
      // A browser reads \r\n as \n and sends it back as \r\n.
      expect(shown).toContain(JSON.stringify([value.replaceAll("\r\n", "\n")]));
    },
  );
});
