import { Problem, run } from "../api.js";
import { t } from "../strings.js";

/** A view of one thing, which `operation` gives in full. */
const detail = (operation, list) => ({
  load: (route) => run(operation, route),
  data({ module, target }, { edition }) {
    const things = edition.course.modules.flatMap((one) => one[list]);
    return { ...things.find(({ id }) => id === target.id), module, print: () => print() };
  },
});

const glossary = {
  load: (route) => run("Glossary", route),
  data({ route }, { edition }) {
    const { compare } = new Intl.Collator(route.locale);
    return { title: t("page.glossary"), terms: [...edition.course.glossary].sort((a, b) => compare(a.term, b.term)) };
  },
};

const contacts = {
  async load(route) {
    const [directory, { edition: { slots } }] = await Promise.all([run("Institutions", route), run("Slots", route)]);
    return { ...directory.edition, slots, savedAt: directory.savedAt };
  },
  data: (_, loaded) => ({ ...loaded, title: t("page.contacts") }),
};

/** The rules alone: the assessment is taken in the LMS, which keeps the results. */
const assessment = {
  data({ course: { finalAssessment } }) {
    if (!finalAssessment) throw new Problem("NOT_FOUND");
    return { ...finalAssessment, title: t("page.assessment"), pass: finalAssessment.passMark / 100 };
  },
};

export const reference = {
  case: detail("CaseStudies", "caseStudies"),
  tool: detail("Tools", "tools"),
  glossary, contacts, assessment,
};
