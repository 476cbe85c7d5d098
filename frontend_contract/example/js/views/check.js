/** A module's knowledge check. */
import { run } from "../api.js";
import { seed } from "../progress.js";
import { question } from "../questions/index.js";
import { announce } from "../shell.js";
import { fill, h } from "../template.js";

let round = 0;

export const check = {
  load: (route) => run("KnowledgeCheck", route, { seed: seed() + round }),

  data(ctx, answer) {
    const { module, progress } = ctx;
    const list = h("div");
    const score = h("div", { role: "status" });

    function draw({ edition }) {
      const asked = edition.course.modules.find(({ id }) => id === module.id).knowledgeCheck;
      const total = asked.length;
      const results = {};
      /** The first attempt counts: to try again is to learn. */
      const note = (id) => (right) => {
        results[id] ??= right;
        if (Object.keys(results).length < total) return;
        const n = Object.values(results).filter(Boolean).length;
        if (n >= (progress.get("checks", module.id)?.[0] ?? 0)) progress.set("checks", module.id, [n, total]);
        score.replaceChildren(fill("score", { n, total, all: n === total }));
      };
      score.replaceChildren();
      const questions = asked.map((one) => ({ asked: question(one, note(one.id)) }));
      list.replaceChildren(fill("questions", { total, questions }));
    }

    async function restart() {
      round += 1;
      draw(await check.load(ctx.route));
      list.querySelector("input, select, button:enabled").focus();
      announce("newOrderReady");
    }

    draw(answer);
    return { module, list, score, restart, ...ctx.neighbours() };
  },
};
