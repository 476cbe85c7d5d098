"""What is different between two releases."""

import graphene

from api.graphql.types.kind import PageKind
from api.graphql.types.release import Release


class ChangedNode(graphene.ObjectType):
    """A page that was added, changed or removed."""

    id = graphene.ID(required=True, description="Its lineage: the `id` of the page.")
    kind = graphene.Field(PageKind, required=True, description="What kind of page it is.")
    slug = graphene.String(
        required=True, description="Its slug; of a removed page, the last that it had. Empty for the course itself."
    )


def _nodes(description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(ChangedNode), required=True, description=description)


class LocaleChanges(graphene.ObjectType):
    """What is different for the readers of one language, with what they read in another for want of a translation."""

    locale = graphene.String(required=True, description="The language, by its code.")
    added = _nodes("Pages that are new to these readers; all of them where the language is newly offered.")
    changed = _nodes(
        "Pages whose words, slug, language or parent changed. Of the final assessment, whether questions changed is "
        "told and nothing more."
    )
    removed = _nodes("Pages that these readers have no longer; all of them where the language is no longer offered.")
    outline = graphene.Boolean(
        required=True,
        description="Whether pages came, went or stand in another order; `previous`, `next` and lists follow it.",
    )
    slots = graphene.Boolean(
        required=True,
        description="Whether slots are declared differently. What editions put there changes without a release.",
    )


class ReleaseChanges(graphene.ObjectType):
    """What is different in `to` for those who have `from`. Empty lists and `false` all over: nothing is."""

    since = graphene.Field(Release, required=True, name="from", description="The release that was named.")
    to = graphene.Field(Release, required=True, description="The release that is served.")
    branding = graphene.Boolean(
        required=True, description="Whether the look, the texts of the branding, title, owner or `sample` changed."
    )
    languages = graphene.Boolean(
        required=True, description="Whether other languages are offered, or languages fall back to others."
    )
    media = graphene.Boolean(
        required=True,
        description="Whether the description, credit or licence of a picture or file changed that both have.",
    )
    assessment_settings = graphene.Boolean(
        required=True, description="Whether the settings of the final assessment changed."
    )
    locales = graphene.List(
        graphene.NonNull(LocaleChanges),
        required=True,
        description="By language: those that are offered now, then those that were and are no longer.",
    )
