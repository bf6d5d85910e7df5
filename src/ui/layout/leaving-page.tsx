import type { VNode } from "preact";

/** A page with nothing on it that leads on to another site, without saying from where. */
export function LeavingPage({ leadsTo }: { readonly leadsTo: string }): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Loading</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta http-equiv="refresh" content={`0; url=${leadsTo}`} />
      </head>
      <body>
        <main>
          <h1>
            <a href={leadsTo} rel="noreferrer">
              Continue
            </a>
          </h1>
        </main>
      </body>
    </html>
  );
}
