"""What stands in the way of an answer."""

from domain import answers
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    answers.AnswerUnknown: lambda t, _: t.plain(N_("This answer is in use no more.")),
    answers.AskedAlready: lambda t, r: t.plain(
        N_("There is an answer to “{question}” already. Please change that one."),
        question=r.question,
    ),
}
