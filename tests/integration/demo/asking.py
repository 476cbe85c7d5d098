"""Asking the API about the demo course, as a front end does."""

from django.test import Client

SPINE = """
query Spine($code: ID!, $locale: String!, $release: String) {
  edition(code: $code, release: $release) {
    code release { version digest withdrawn } locales { code direction progress }
    slots(locale: $locale) { key kind filled value locale direction institution { id name } }
    course(locale: $locale) {
      id title locale direction
      finalAssessment { questionCount passMark attempts pauseHours }
      glossary { id key term definition locale direction }
      modules {
        id slug title locale minutes objectives
        tools { id title text } caseStudies { id title locale direction facts }
        knowledgeCheck { id locale direction kind stem answer { correct feedbackRight feedbackWrong } }
        lessons {
          id slug title locale direction
          body { __typename id locale direction ... on RichTextBlock { text } ... on CaseStudyBlock { caseStudy { id } }
                 ... on ToolBlock { tool { id } } ... on SlotBlock { slot { key filled } }
                 ... on ImageBlock { image { src alt width height } } }
        }
      }
    }
  }
}
"""
EDITION_LANGUAGES = [
    ("global", "en"),
    ("global", "fr"),
    ("global", "es"),
    ("global", "ar"),
    ("ph-sample", "en"),
    ("ph-sample", "fil"),
    ("lb-sample", "ar"),
    ("lb-sample", "fr"),
]


def ask(query=SPINE, **variables):
    body = {"query": query, "variables": variables}
    return Client().post("/graphql/", body, content_type="application/json").json()


def course(code, locale, release=None):
    answer = ask(code=code, locale=locale, release=release)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]["edition"]["course"]
