/** A module's knowledge check: as often as one likes, each time in a new order. */
import { run } from "../api.js";
import { seed } from "../progress.js";
import { question } from "../questions/index.js";
import { t } from "../strings.js";
import { fill, h } from "../template.js";

let round = 0;

export const check = {
  load: (route) => run("KnowledgeCheck", route, { seed: seed() + round }),

  data(ctx, { edition }, again) {
    const { module, progress } = ctx;
    const asked = edition.course.modules.find(({ id }) => id === module.id).knowledgeCheck;
    const total = asked.length;
    const score = h("div", { role: "status" });
    const results = {};
    /** The first attempt counts: to try again is to learn. */
    const note = (id) => (right) => {
      results[id] ??= right;
      if (Object.keys(results).length < total) return;
      const n = Object.values(results).filter(Boolean).length;
      if (n >= (progress.get("checks", module.id)?.[0] ?? 0)) progress.set("checks", module.id, [n, total]);
      score.replaceChildren(fill("score", { n, total, all: n === total }));
    };
    return {
      title: t("check.title"), module, score, total, ...ctx.neighbours(),
      questions: asked.map((one) => ({ asked: question(one, note(one.id)) })),
      restart() {
        round += 1;
        again();
      },
    };
  },
};
