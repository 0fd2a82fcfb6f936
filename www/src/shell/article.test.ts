/** Lines for an article. */
import { expect, test } from "vitest";
import { lines } from "./article";

const PAGE = "https://your.host/margin-lab/?v=1#/figures/scale";

test("the lines frame the page beside them, as large as asked", () => {
  expect(lines({ fragment: "/figures/two-class-margins?m=0.3&loss=arcface", title: "Two classes · margin-lab", width: 640, height: 700.2, narrow: 700.2 }, PAGE)).toBe(
    '<iframe src="https://your.host/margin-lab/embed.html#/figures/two-class-margins?m=0.3&amp;loss=arcface" title="Two classes · margin-lab" ' +
      'width="100%" height="701" style="max-width: 640px; border: 0" loading="lazy"></iframe>',
  );
});

test("on a phone the frame is as high as what stands one under the other", () => {
  const found = lines({ fragment: "", title: "", width: 640, height: 700, narrow: 1298 }, PAGE);
  expect(found).toContain('height="700" style="max-width: 640px; height: clamp(700px, (500px - 100vw) * 999, 1298px); border: 0"');
});

test("nothing in an address or a title ends its attribute", () => {
  const found = lines({ fragment: 'data=iris&e=1:"', title: 'The "head"', width: 1, height: 1, narrow: 1 }, PAGE);
  expect(found).toContain('src="https://your.host/margin-lab/embed.html#data=iris&amp;e=1:%22"');
  expect(found).toContain('title="The &quot;head&quot;"');
});
