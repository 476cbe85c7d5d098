from typing import Any, Optional, Union

from .base import Base
from .base_model import UNSET, UnsetType
from .case_studies import CaseStudies
from .changes import Changes
from .editions import Editions
from .glossary import Glossary
from .guidelines import Guidelines
from .institutions import Institutions
from .knowledge_check import KnowledgeCheck
from .languages import Languages
from .lesson import Lesson
from .lesson_address import LessonAddress
from .module import Module
from .outline import Outline
from .search import Search
from .slots import Slots
from .tools import Tools


def gql(q: str) -> str:
    return q


class Client(Base):
    def case_studies(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> CaseStudies:
        query = gql("""
            query CaseStudies($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                course(locale: $locale) {
                  modules {
                    id
                    caseStudies {
                      id
                      slug
                      title
                      locale
                      direction
                      countries {
                        name
                      }
                      year
                      yearTo
                      crisisType
                      facts
                      teachingPoint
                      sources {
                        key
                        title
                        url
                      }
                      certainty
                      reviewDate
                      sample
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="CaseStudies", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CaseStudies.model_validate(data)

    def changes(
        self,
        code: str,
        since: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Changes:
        query = gql("""
            query Changes($code: ID!, $release: String, $since: String!) {
              edition(code: $code, release: $release) {
                changedSince(release: $since) {
                  from {
                    version
                    digest
                    withdrawn
                  }
                  to {
                    version
                    digest
                    publishedAt
                    notes
                  }
                  branding
                  languages
                  media
                  assessmentSettings
                  locales {
                    locale
                    outline
                    slots
                    added {
                      id
                      kind
                      slug
                    }
                    changed {
                      id
                      kind
                      slug
                    }
                    removed {
                      id
                      kind
                      slug
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "since": since,
        }
        response = self.execute(
            query=query, operation_name="Changes", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Changes.model_validate(data)

    def editions(
        self,
        locale: Union[Optional[str], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        search: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Editions:
        query = gql("""
            query Editions($locale: String, $first: Int, $after: String, $search: String) {
              editions(first: $first, after: $after, search: $search) {
                edges {
                  node {
                    code
                    title(locale: $locale)
                    owner
                    sample
                    locales {
                      code
                      name
                      direction
                    }
                    sourceLocale {
                      code
                    }
                    branding {
                      colorPrimary
                      colorAccent
                    }
                  }
                }
                pageInfo {
                  hasNextPage
                  endCursor
                }
                totalCount
              }
            }
            """)
        variables: dict[str, object] = {
            "locale": locale,
            "first": first,
            "after": after,
            "search": search,
        }
        response = self.execute(
            query=query, operation_name="Editions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Editions.model_validate(data)

    def glossary(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Glossary:
        query = gql("""
            query Glossary($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                course(locale: $locale) {
                  glossary {
                    key
                    term
                    definition
                    locale
                    direction
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Glossary", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Glossary.model_validate(data)

    def guidelines(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Guidelines:
        query = gql("""
            query Guidelines($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                course(locale: $locale) {
                  guidelines {
                    guideline {
                      code
                      kind
                      title
                      theme
                      locale
                      direction
                    }
                    lessons {
                      id
                      slug
                      title
                      locale
                      direction
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Guidelines", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Guidelines.model_validate(data)

    def institutions(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Institutions:
        query = gql("""
            query Institutions($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                institutions(locale: $locale) {
                  id
                  name
                  locale
                  direction
                  kind
                  address
                  phones {
                    label
                    number
                    international
                  }
                  hours
                  openingHours {
                    words
                    timeZone
                  }
                  languages
                  url
                  validUntil
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Institutions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Institutions.model_validate(data)

    def knowledge_check(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        seed: Union[Optional[int], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> KnowledgeCheck:
        query = gql("""
            query KnowledgeCheck($code: ID!, $release: String, $locale: String!, $seed: Int) {
              edition(code: $code, release: $release) {
                course(locale: $locale) {
                  modules {
                    id
                    knowledgeCheck {
                      ...QuestionFields
                    }
                  }
                }
              }
            }

            fragment QuestionFields on Question {
              __typename
              id
              locale
              direction
              kind
              stem
              ... on SingleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on MultipleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on TrueFalseQuestion {
                options {
                  id
                  text
                }
              }
              ... on MatchingQuestion {
                left(seed: $seed) {
                  id
                  text
                }
                right(seed: $seed) {
                  id
                  text
                }
              }
              ... on OrderingQuestion {
                items(seed: $seed) {
                  id
                  text
                }
              }
              ... on ScenarioQuestion {
                steps(seed: $seed) {
                  id
                  prompt
                  choices {
                    id
                    text
                    consequence
                    next
                  }
                }
              }
              answer {
                correct
                feedbackRight
                feedbackWrong
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
            "seed": seed,
        }
        response = self.execute(
            query=query, operation_name="KnowledgeCheck", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return KnowledgeCheck.model_validate(data)

    def languages(
        self, code: str, release: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> Languages:
        query = gql("""
            query Languages($code: ID!, $release: String) {
              edition(code: $code, release: $release) {
                code
                title
                locales {
                  code
                  name
                  direction
                }
                sourceLocale {
                  code
                }
              }
            }
            """)
        variables: dict[str, object] = {"code": code, "release": release}
        response = self.execute(
            query=query, operation_name="Languages", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Languages.model_validate(data)

    def lesson(
        self,
        code: str,
        locale: str,
        id: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        seed: Union[Optional[int], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Lesson:
        query = gql("""
            query Lesson($code: ID!, $release: String, $locale: String!, $id: ID!, $seed: Int) {
              edition(code: $code, release: $release) {
                lesson(locale: $locale, id: $id) {
                  id
                  title
                  locale
                  direction
                  guidelines {
                    code
                    title
                  }
                  body {
                    ...BlockFields
                  }
                }
              }
            }

            fragment BlockFields on Block {
              __typename
              id
              locale
              direction
              mandatory
              ... on RichTextBlock {
                text
              }
              ... on ImageBlock {
                decorative
                caption
                image {
                  src
                  srcset
                  width
                  height
                  alt
                  credit
                  licence
                  placeholder
                  focalPoint {
                    x
                    y
                  }
                  sources {
                    mime
                    srcset
                  }
                }
              }
              ... on VideoBlock {
                title
                url
                minutes
                transcript
              }
              ... on CalloutBlock {
                tone
                title
                text
              }
              ... on StepsBlock {
                title
                steps {
                  id
                  title
                  text
                }
              }
              ... on TableBlock {
                caption
                columns
                rows {
                  id
                  header
                  cells
                }
              }
              ... on ChecklistBlock {
                title
                items {
                  id
                  text
                }
              }
              ... on TimelineBlock {
                title
                entries {
                  id
                  when
                  title
                  text
                }
              }
              ... on QuoteBlock {
                quote
                attribution
              }
              ... on CaseStudyBlock {
                note
                caseStudy {
                  id
                  slug
                  title
                  locale
                  direction
                  countries {
                    name
                  }
                  year
                  yearTo
                  crisisType
                  facts
                  teachingPoint
                  sample
                }
              }
              ... on SlotBlock {
                note
                slot {
                  key
                  kind
                  meaning
                  neutralText
                  locale
                  direction
                  filled
                  value
                  valueLocale
                  valueDirection
                  url
                  institution {
                    id
                    name
                    locale
                    direction
                    phones {
                      label
                      number
                    }
                  }
                }
              }
              ... on ToolBlock {
                note
                tool {
                  slug
                  title
                  locale
                  direction
                  kind
                }
              }
              ... on QuestionBlock {
                question {
                  ...QuestionFields
                }
              }
            }

            fragment QuestionFields on Question {
              __typename
              id
              locale
              direction
              kind
              stem
              ... on SingleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on MultipleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on TrueFalseQuestion {
                options {
                  id
                  text
                }
              }
              ... on MatchingQuestion {
                left(seed: $seed) {
                  id
                  text
                }
                right(seed: $seed) {
                  id
                  text
                }
              }
              ... on OrderingQuestion {
                items(seed: $seed) {
                  id
                  text
                }
              }
              ... on ScenarioQuestion {
                steps(seed: $seed) {
                  id
                  prompt
                  choices {
                    id
                    text
                    consequence
                    next
                  }
                }
              }
              answer {
                correct
                feedbackRight
                feedbackWrong
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
            "id": id,
            "seed": seed,
        }
        response = self.execute(
            query=query, operation_name="Lesson", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Lesson.model_validate(data)

    def lesson_address(
        self,
        code: str,
        locale: str,
        slug: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> LessonAddress:
        query = gql("""
            query LessonAddress($code: ID!, $release: String, $locale: String!, $slug: String!) {
              edition(code: $code, release: $release) {
                lesson(locale: $locale, slug: $slug) {
                  id
                  slug
                  movedFrom
                  title
                  locale
                  direction
                  breadcrumbs {
                    id
                    kind
                    slug
                    title
                    locale
                    direction
                  }
                  previous {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                  next {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
            "slug": slug,
        }
        response = self.execute(
            query=query, operation_name="LessonAddress", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return LessonAddress.model_validate(data)

    def module(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        id: Union[Optional[str], UnsetType] = UNSET,
        slug: Union[Optional[str], UnsetType] = UNSET,
        seed: Union[Optional[int], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Module:
        query = gql("""
            query Module($code: ID!, $release: String, $locale: String!, $id: ID, $slug: String, $seed: Int) {
              edition(code: $code, release: $release) {
                module(locale: $locale, id: $id, slug: $slug) {
                  id
                  slug
                  movedFrom
                  title
                  locale
                  direction
                  number
                  part
                  minutes
                  objectiveItems {
                    id
                    text
                    locale
                    direction
                  }
                  breadcrumbs {
                    id
                    kind
                    slug
                    title
                    locale
                    direction
                  }
                  previous {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                  next {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                  lessons {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                  caseStudies {
                    id
                    slug
                    title
                    locale
                    direction
                  }
                  tools {
                    id
                    slug
                    title
                    locale
                    direction
                    kind
                  }
                  knowledgeCheck {
                    ...QuestionFields
                  }
                }
              }
            }

            fragment QuestionFields on Question {
              __typename
              id
              locale
              direction
              kind
              stem
              ... on SingleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on MultipleQuestion {
                options(seed: $seed) {
                  id
                  text
                }
              }
              ... on TrueFalseQuestion {
                options {
                  id
                  text
                }
              }
              ... on MatchingQuestion {
                left(seed: $seed) {
                  id
                  text
                }
                right(seed: $seed) {
                  id
                  text
                }
              }
              ... on OrderingQuestion {
                items(seed: $seed) {
                  id
                  text
                }
              }
              ... on ScenarioQuestion {
                steps(seed: $seed) {
                  id
                  prompt
                  choices {
                    id
                    text
                    consequence
                    next
                  }
                }
              }
              answer {
                correct
                feedbackRight
                feedbackWrong
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
            "id": id,
            "slug": slug,
            "seed": seed,
        }
        response = self.execute(
            query=query, operation_name="Module", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Module.model_validate(data)

    def outline(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Outline:
        query = gql("""
            query Outline($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                code
                title(locale: $locale)
                owner
                sample
                release {
                  version
                  publishedAt
                }
                locales {
                  code
                  name
                  direction
                  progress
                }
                sourceLocale {
                  code
                }
                branding {
                  name(locale: $locale)
                  colorPrimary
                  colorAccent
                  colorSurface
                  colorText
                  logo {
                    src
                    width
                    height
                    alt
                  }
                  logoSvg
                  typeface
                  signatory(locale: $locale) {
                    name
                    function
                    seal {
                      src
                      width
                      height
                      alt
                    }
                  }
                  footer(locale: $locale)
                  disclaimer(locale: $locale)
                  imprint(locale: $locale)
                  privacyNotice(locale: $locale)
                  terms(locale: $locale)
                }
                course(locale: $locale) {
                  title
                  locale
                  direction
                  summary
                  minutes
                  parts {
                    key
                    title
                    locale
                    direction
                  }
                  modules {
                    id
                    slug
                    title
                    locale
                    direction
                    number
                    part
                    minutes
                    objectives
                    lessons {
                      id
                      slug
                      title
                      locale
                      direction
                    }
                    caseStudies {
                      id
                      slug
                      title
                      locale
                      direction
                      year
                      yearTo
                      countries {
                        name
                      }
                    }
                    tools {
                      id
                      slug
                      title
                      locale
                      direction
                      kind
                    }
                    knowledgeCheck {
                      __typename
                      kind
                    }
                  }
                  finalAssessment {
                    questionCount
                    passMark
                    attempts
                    pauseHours
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Outline", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Outline.model_validate(data)

    def search(
        self,
        code: str,
        locale: str,
        query: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Search:
        _query = gql("""
            query Search($code: ID!, $release: String, $locale: String!, $query: String!, $first: Int, $after: String) {
              edition(code: $code, release: $release) {
                search(locale: $locale, query: $query, first: $first, after: $after) {
                  edges {
                    node {
                      id
                      kind
                      slug
                      title
                      locale
                      direction
                      module {
                        id
                        slug
                        title
                        locale
                        direction
                      }
                      excerpt {
                        block
                        locale
                        direction
                        parts {
                          text
                          marked
                        }
                      }
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                  totalCount
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
            "query": query,
            "first": first,
            "after": after,
        }
        response = self.execute(
            query=_query, operation_name="Search", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Search.model_validate(data)

    def slots(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Slots:
        query = gql("""
            query Slots($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                slots(locale: $locale) {
                  key
                  kind
                  meaning
                  neutralText
                  locale
                  direction
                  filled
                  value
                  valueLocale
                  valueDirection
                  url
                  phone {
                    number
                    national
                    international
                  }
                  openingHours {
                    words
                    timeZone
                    note
                  }
                  validUntil
                  institution {
                    id
                    name
                    locale
                    direction
                    phones {
                      label
                      number
                      international
                    }
                    openingHours {
                      words
                      timeZone
                      note
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Slots", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Slots.model_validate(data)

    def tools(
        self,
        code: str,
        locale: str,
        release: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Tools:
        query = gql("""
            query Tools($code: ID!, $release: String, $locale: String!) {
              edition(code: $code, release: $release) {
                course(locale: $locale) {
                  modules {
                    id
                    tools {
                      id
                      slug
                      title
                      locale
                      direction
                      kind
                      text
                      file {
                        url
                        name
                        mime
                        bytes
                      }
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "code": code,
            "release": release,
            "locale": locale,
        }
        response = self.execute(
            query=query, operation_name="Tools", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Tools.model_validate(data)
