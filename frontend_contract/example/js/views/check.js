/** A module's knowledge check: as often as one likes, each time in a new order. */
import { run } from "../api.js";
import { seed } from "../progress.js";
import { question } from "../questions/index.js";
import { announce } from "../shell.js";
import { say } from "../strings.js";
import { h } from "../template.js";

let round = 0;

const load = (route) => run("KnowledgeCheck", route, { seed: seed() + round });

export const check = {
  load,
  data(ctx, answer) {
    const { module, progress } = ctx;
    const list = h("div");
    const score = h("div", { role: "status" });

    function draw({ edition }) {
      const { knowledgeCheck } = edition.course.modules.find(({ id }) => id === module.id);
      const total = knowledgeCheck.length;
      const results = {};
      /** The first attempt counts: to try again is to learn. */
      const note = (id) => (right) => {
        results[id] ??= right;
        if (Object.keys(results).length < total) return;
        const n = Object.values(results).filter(Boolean).length;
        if (n >= (progress.get("checks", module.id)?.[0] ?? 0)) progress.set("checks", module.id, [n, total]);
        score.replaceChildren(h("p.score", {}, say(n === total ? "scoreAll" : "score", { n, total })));
      };
      score.replaceChildren();
      list.replaceChildren(...knowledgeCheck.map((asked, i) =>
        h("section.card", {}, h("h2", {}, say("questionOf", { n: i + 1, total })), question(asked, note(asked.id)))));
    }

    async function restart() {
      round += 1;
      draw(await load(ctx.route));
      list.querySelector("input, select, button:enabled").focus();
      announce("newOrderReady");
    }

    draw(answer);
    return { module, list, score, restart, ...ctx.neighbours() };
  },
};
