/** Lines for an article. */
import { expect, test } from "vitest";
import { lines } from "./article";

const PAGE = "https://your.host/margin-lab/?v=1#/figures/scale";

test("the lines frame the page beside them, as large as asked", () => {
  expect(lines({ fragment: "/figures/two-class-margins?m=0.3&loss=arcface", title: "Two classes · margin-lab", width: 640, height: 700.2 }, PAGE)).toBe(
    '<iframe src="https://your.host/margin-lab/embed.html#/figures/two-class-margins?m=0.3&amp;loss=arcface" title="Two classes · margin-lab" ' +
      'width="100%" height="701" style="max-width: 640px; border: 0" loading="lazy"></iframe>',
  );
});

test("nothing in an address or a title ends its attribute", () => {
  const found = lines({ fragment: 'data=iris&e=1:"', title: 'The "head"', width: 1, height: 1 }, PAGE);
  expect(found).toContain('src="https://your.host/margin-lab/embed.html#data=iris&amp;e=1:%22"');
  expect(found).toContain('title="The &quot;head&quot;"');
});
