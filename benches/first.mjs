/** From navigation to the first thing drawn on a canvas, cold: the Lab, and beside it an empty page that draws one rectangle. */

/** Notes when a canvas is first drawn on; runs in the page before its own code. */
function watchCanvas() {
  const seen = () => (globalThis.firstDrawn ??= performance.now());
  for (const prototype of [CanvasRenderingContext2D.prototype]) {
    for (const name of ["fillRect", "fill", "stroke", "putImageData", "drawImage"]) {
      const draw = prototype[name];
      prototype[name] = function (...words) {
        seen();
        return draw.apply(this, words);
      };
    }
  }
}

/** Milliseconds that a new window may take to come to rest: what the browser does for itself then is not the page's. */
const REST = 1500;

async function once(browser, address) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  await tab.setCacheEnabled(false);
  await tab.evaluateOnNewDocument(watchCanvas);
  await new Promise((rested) => setTimeout(rested, REST));
  await tab.goto(address);
  await tab.waitForFunction(() => globalThis.firstDrawn !== undefined, { timeout: 30_000 });
  const drawn = await tab.evaluate(() => globalThis.firstDrawn);
  await context.close();
  return drawn;
}

/** Milliseconds, one a round, the two pages in turn. */
export async function firstPicture(browser, url, rounds) {
  const [lab, empty] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await once(browser, `${url}bench/empty.html`));
    lab.push(await once(browser, url));
  }
  return { lab, empty };
}
