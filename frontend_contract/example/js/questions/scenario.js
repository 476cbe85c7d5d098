/** A situation that unfolds: each choice shows its consequence and leads to the next step. */
import { announce } from "../shell.js";
import { say } from "../strings.js";
import { fill } from "../template.js";
import { choices } from "./choice.js";
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
    const list = choices(step.choices, "radio");
    const row = fill("scenario-step", { ...step, list: list.node }).firstElementChild;
    const [fields, result] = row.firstElementChild.children;
    const button = row.querySelector(".actions button");
    let chosen;
    // The one button chooses, then goes on or begins again; the focus can stay on it.
    row.addEventListener("submit", (event) => {
      event.preventDefault();
      const next = () => data.steps.find(({ id }) => id === chosen.next);
      if (chosen) {
        button.hidden = true;
        (next() ? show(next()) : start()).querySelector("input").focus();
        return;
      }
      chosen = step.choices.find(({ id }) => id === list.chosen()[0]);
      if (!chosen) return announce("incomplete.SINGLE");
      const good = best.includes(chosen.id);
      taken.push(good);
      fields.disabled = true;
      list.note(chosen.id, good ? "right" : "wrong");
      button.replaceChildren(say(next() ? "goOn" : "startAgain"));
      result.replaceChildren(fill("consequence", { ...chosen, sign: good ? "right" : "wrong" }));
      if (!next()) result.append(outcome());
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
