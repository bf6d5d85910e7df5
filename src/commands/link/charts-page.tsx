import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { shareInWords, weighedLevels, type FieldModel, type Model } from "../../linkage/index.ts";

const title = "What this comparison weighs";

/** What a model weighs, for people to look at: for each thing that is compared how often each level comes out. */
export function chartsPage(model: Model): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{styles}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>
            Two records are compared thing by thing. What comes out speaks for one person as far as
            it comes out more often for two records of one person (m) than for two people who have
            nothing to do with each other (u). It says so many bits: each doubles the odds, and one
            below 0 halves them. How rare a value is counts beside it.
          </p>
          <p>{sharesIn(model.shares)}</p>
          {model.fields.map((field) => (
            <Weighed field={field} />
          ))}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function Weighed({ field }: { readonly field: FieldModel }): VNode {
  return (
    <table>
      <caption>{field.name}</caption>
      <thead>
        <tr>
          <th scope="col">What comes out</th>
          <th scope="col">One person (m)</th>
          <th scope="col">Two people (u)</th>
          <th scope="col">Bits</th>
        </tr>
      </thead>
      <tbody>
        {weighedLevels(field).map(({ label, m, u, bits }) => (
          <tr>
            <th scope="row">{label}</th>
            <Share of={m} />
            <Share of={u} />
            <td>{Number.isFinite(bits) ? bits.toFixed(1) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const widest = 120;

const Share = ({ of }: { readonly of: number }): VNode => (
  <td>
    <svg width={widest} height="10" aria-hidden="true">
      <rect width={Math.max(1, of * widest)} height="10" />
    </svg>{" "}
    {shareInWords(of)}
  </td>
);

function sharesIn({ match, moved, poor = 0, household, twins }: Model["shares"]): string {
  const of = (share: number): string =>
    Number((share * 1e6).toPrecision(2)).toLocaleString("en-GB");
  return `Of a million pairs of records taken at random ${of(match + moved + poor)} are expected to be of one person, ${of(household)} of a household and ${of(twins)} of twins.`;
}

const styles = `
body { font: 1rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { width: 100%; border-collapse: collapse; margin: 2rem 0; break-inside: avoid; }
caption { font-weight: bold; font-size: 1.2rem; text-align: left; }
th, td { text-align: left; font-weight: normal; border-bottom: 1px solid #b1b4b6; padding: 0.3rem 0.5rem 0.3rem 0; vertical-align: top; }
thead th { font-weight: bold; }
rect { fill: #1d70b8; }
@media (max-width: 40rem) { svg { display: none; } }
`;
