"""The largest thing that readers ask for at once: a whole edition in one language."""

QUESTION = """
fragment QuestionFields on Question {
  id locale direction kind stem points
  ... on SingleQuestion { options { id text } }
  ... on MultipleQuestion { options { id text } }
  ... on TrueFalseQuestion { options { id text } }
  ... on MatchingQuestion { left { id text } right { id text } }
  ... on OrderingQuestion { items { id text } }
  ... on ScenarioQuestion { steps { id prompt choices { id text consequence next } } }
  answer { correct feedbackRight feedbackWrong }
}
"""
SLOT = """
fragment SlotFields on Slot {
  id key kind meaning neutralText locale direction filled value valueLocale valueDirection url
  institution { id name phones { label number } }
}
"""
BLOCK = """
fragment BlockFields on Block {
  __typename id locale direction mandatory
  ... on RichTextBlock { text }
  ... on CalloutBlock { tone title text }
  ... on QuoteBlock { quote attribution }
  ... on StepsBlock { title steps { id title text } }
  ... on ChecklistBlock { title items { id text } }
  ... on TableBlock { caption columns rows { id header cells } }
  ... on TimelineBlock { title entries { id when title text } }
  ... on ImageBlock { decorative caption image { src srcset width height alt credit licence } }
  ... on VideoBlock { title url minutes transcript }
  ... on CaseStudyBlock { note caseStudy { ...CaseStudyFields } }
  ... on ToolBlock { note tool { ...ToolFields } }
  ... on SlotBlock { note slot { ...SlotFields } }
  ... on QuestionBlock { question { ...QuestionFields } }
  ... on UnknownBlock { type }
}
"""
PAGES = """
fragment CaseStudyFields on CaseStudy {
  id slug title locale direction countries { code name } place year yearTo crisisType facts teachingPoint
  sources { key title url locale direction } certainty reviewDate sample
}
fragment ToolFields on Tool { id slug title locale direction kind text file { url name mime bytes sha256 } }
"""
LESSON = """
fragment LessonFields on Lesson {
  id slug title locale direction guidelines { code title theme } body { ...BlockFields }
  module { id slug title } previous { id slug title } next { id slug title }
}
"""
ONE_LESSON = f"""
query OneLesson($code: ID!, $locale: String!, $slug: String) {{
  edition(code: $code) {{ lesson(locale: $locale, slug: $slug) {{ ...LessonFields }} }}
}}
{LESSON}{BLOCK}{QUESTION}{SLOT}{PAGES}"""
WHOLE_EDITION = f"""
query WholeEdition($code: ID!, $release: String, $locale: String!) {{
  edition(code: $code, release: $release) {{
    code title owner sample upstream {{ code title release }}
    release {{ version digest publishedAt notes withdrawn }}
    releases(first: 5) {{ edges {{ node {{ version }} cursor }} pageInfo {{ hasNextPage endCursor }} totalCount }}
    locales {{ code name direction progress }} sourceLocale {{ code }}
    branding {{ name colorPrimary colorAccent colorSurface colorText logo {{ src }} footer disclaimer }}
    slots(locale: $locale) {{ ...SlotFields }}
    institutions(locale: $locale) {{
      id name locale direction kind address phones {{ label number }} hours languages url validFrom validUntil
    }}
    course(locale: $locale) {{
      id title locale direction summary summaryLocale minutes parts {{ key title locale direction }}
      finalAssessment {{ questionCount passMark attempts pauseHours minutes }}
      glossary {{ id key term definition locale direction }}
      modules {{
        id slug title locale direction number part minutes objectives objectiveItems {{ id text locale direction }}
        caseStudies {{ ...CaseStudyFields }} tools {{ ...ToolFields }}
        knowledgeCheck {{ ...QuestionFields }} lessons {{ ...LessonFields }}
      }}
    }}
  }}
}}
{LESSON}{BLOCK}{QUESTION}{SLOT}{PAGES}"""
