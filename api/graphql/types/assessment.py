"""The final assessment."""

import graphene


class Assessment(graphene.ObjectType):
    """The settings of the final assessment. Its questions and keys are never served."""

    question_count = graphene.Int(required=True, description="How many questions are drawn.")
    pass_mark = graphene.Int(required=True, description="The score that is needed, in per cent.")
    attempts = graphene.Int(required=True, description="How often it may be tried before a pause.")
    pause_hours = graphene.Int(required=True, description="How long the pause is.")
    minutes = graphene.Int(required=True, description="How long it takes: a guide, not a limit.")
