import { createHash } from "node:crypto";
import { renderToString } from "preact-render-to-string";

export type SealedPage = {
  readonly title: string;
  /** Said before it is opened: nothing of what is sealed. */
  readonly lead: string;
  /** What opens it in the browser; may hold no `</script`. */
  readonly script: string;
  /** In base64. */
  readonly sealed: string;
};

const style = `
body{font:1.1875rem/1.4 system-ui,sans-serif;color:#0b0c0c;max-width:50rem;margin:0 auto;padding:1rem}
label{font-weight:bold;display:block}input{font:inherit;padding:.4rem;width:100%;max-width:28rem;border:2px solid #0b0c0c}
button{font:inherit;font-weight:bold;margin:1rem 0;padding:.5rem 1rem;background:#00703c;color:#fff;border:0}
:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:0 0 0 5px #0b0c0c}
section{border-top:3px solid #0b0c0c;break-inside:avoid}dt{font-weight:bold}dd{margin:0 0 .5rem}
.warning{font-weight:bold;border-left:8px solid #d4351c;padding-left:.6rem}
.marking{font-weight:bold}`;

const hash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * One file that opens on any laptop: it holds its own script and style, allows no other, and can
 * reach nothing outside itself.
 */
export function renderSealedPage({ title, lead, script, sealed }: SealedPage): string {
  if (/<\/script|<!--/i.test(script)) throw new Error("a script may not end its own element");
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <p class="marking">OFFICIAL-SENSITIVE</p>
        <main>
          <h1>{title}</h1>
          <p>{lead}</p>
          <form>
            <label for="passphrase">Passphrase</label>
            <input id="passphrase" type="password" autocomplete="off" spellcheck={false} />
            <br />
            <button type="submit">Open</button>
            <p id="said" role="status"></p>
          </form>
        </main>
        <noscript>
          <p>This sheet opens with JavaScript, in any current browser.</p>
        </noscript>
        <div id="sealed" hidden>
          {sealed}
        </div>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!DOCTYPE html>${renderToString(page)}`;
}
