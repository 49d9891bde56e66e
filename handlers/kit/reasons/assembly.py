"""What stands in the way of an owners' assembly: notice, paper, proxies, the pack."""

from domain import papers, proxies, serving
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words
from services.assembly import packing


def _served(t: Translation, refusal: serving.NotAllServed) -> str:
    said = N_(
        "{count} owners were not told {days} days before: voting may begin on {day} at the"
        " earliest."
    )
    return t.plain(said, count=refusal.late, days=refusal.days, day=t.date(refusal.earliest_on))


WORDS: Words = {
    serving.NotAllServed: _served,
    serving.ServedAlready: lambda t, _: t.plain(
        N_("Voting has begun: who was told before stands, and can't be changed any more.")
    ),
    serving.NotAnAssembly: lambda t, _: t.plain(N_("This is for votes of the owners' assembly.")),
    papers.SecretOnPaper: lambda t, _: t.plain(
        N_(
            "This vote is secret: a photo of a paper ballot would show how the home voted. Please"
            " vote online here, or hold an open vote."
        )
    ),
    papers.PaperUnknown: lambda t, _: t.plain(N_("This paper ballot is not kept any longer.")),
    papers.PaperThere: lambda t, _: t.plain(
        N_("This home's paper ballot is entered already. Under 🔍 stand those that wait.")
    ),
    papers.PaperSettled: lambda t, _: t.plain(
        N_("This paper ballot is settled: it needs no further entry.")
    ),
    papers.EnteredByYou: lambda t, _: t.plain(
        N_("You have entered this ballot. The next entry has to be another person's.")
    ),
    papers.PaperStands: lambda t, _: t.plain(
        N_("This home has voted on paper, and in this vote the paper ballot counts.")
    ),
    proxies.ProxyUnknown: lambda t, _: t.plain(N_("This proxy is not kept any longer.")),
    proxies.ProxyThere: lambda t, _: t.plain(
        N_("This owner has a proxy already. It has to be taken back first.")
    ),
    proxies.HolderTaken: lambda t, _: t.plain(
        N_("They vote for another owner already: nobody may hold more than one proxy.")
    ),
    proxies.HolderIsOwner: lambda t, _: t.plain(
        N_("They are an owner there and may vote themselves: no proxy is needed.")
    ),
    proxies.ProxyOver: lambda t, _: t.plain(N_("This proxy was taken back already.")),
    proxies.OwnersBallotStands: lambda t, _: t.plain(
        N_("The owner has voted themselves, and that counts. Thank you all the same.")
    ),
    packing.PackOver: lambda t, _: t.plain(
        N_("The year in which owners may go to court is over: the pack is not kept any longer.")
    ),
}
