/** A situation that unfolds: each choice shows its consequence and leads to the next step. */
import { announce } from "../shell.js";
import { say } from "../strings.js";
import { fill } from "../template.js";
import { choice } from "./choice.js";
import { verdict } from "./index.js";

export function scenario(data, done) {
  const best = data.answer.correct;
  const node = fill("scenario", data).firstElementChild;
  const trail = node.querySelector("ol");
  let taken;

  function start() {
    taken = [];
    trail.replaceChildren();
    return show(data.steps[0]);
  }

  function show(step) {
    const list = choice({ options: step.choices });
    const row = fill("scenario-step", { ...step, list: list.node }).firstElementChild;
    const [fields, result, actions] = row.firstElementChild.children;
    let next;
    // The one button chooses, then goes on or begins again.
    row.addEventListener("submit", (event) => {
      event.preventDefault();
      if (fields.disabled) {
        actions.hidden = true;
        (next ? show(next) : start()).querySelector("input").focus();
        return;
      }
      const chosen = step.choices.find(({ id }) => id === list.answer()?.[0]);
      if (!chosen) return announce("incomplete.SINGLE");
      next = data.steps.find(({ id }) => id === chosen.next);
      taken.push(best.includes(chosen.id));
      fields.disabled = true;
      list.show(best);
      actions.firstElementChild.replaceChildren(say(next ? "goOn" : "startAgain"));
      result.replaceChildren(fill("consequence", { ...chosen, sign: taken.at(-1) ? "right" : "wrong" }));
      if (!next) result.append(outcome());
    });
    trail.append(row);
    return row;
  }

  function outcome() {
    const n = taken.filter(Boolean).length;
    const part = verdict(n === taken.length, data);
    part.append(say("bestSteps", { n, total: taken.length }));
    done(n === taken.length);
    return part;
  }

  start();
  return node;
}
